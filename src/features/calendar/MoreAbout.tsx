import { CalendarPlus, Printer, Rss, Shapes, Share2, type LucideIcon } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';

type Place = { readonly href: string; readonly Icon: LucideIcon; readonly title: string; readonly help: string };

/** What else there is to do with the calendar; while locked only printing. */
export const MoreAbout = memo(function MoreAbout({ locked }: { readonly locked: boolean }): ReactNode {
  const m = useTexts(calendar).more;
  const print: Place = { href: '/termine/druck', Icon: Printer, title: m.print, help: m.printHelp };
  const places: readonly Place[] = locked ? [print] : [
    { href: '/termine/gremien', Icon: Shapes, title: m.committees, help: m.committeesHelp },
    { href: '/termine/abonnieren', Icon: Share2, title: m.subscribe, help: m.subscribeHelp },
    { href: '/termine/folgen', Icon: Rss, title: m.follow, help: m.followHelp },
    { href: '/termine/import', Icon: CalendarPlus, title: m.import, help: m.importHelp },
    print,
  ];
  return (
    <Section title={m.title}>
      <CardList label={m.title}>
        {places.map(({ href, Icon, title, help }) => <Row key={href} href={href} lead={<Icon aria-hidden="true" />} title={title} detail={help} />)}
      </CardList>
    </Section>
  );
});
