import { BookOpenText, CalendarCheck, CalendarDays, HandCoins, Handshake, HeartHandshake, Info, Landmark, ListChecks, Menu, Plus, Settings, Upload, UserRoundCog, UsersRound, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useMessages } from '#messages/useMessages.ts';
import { classes } from '#ui/classes.ts';
import { LockButton } from './LockButton.tsx';
import { StatusChip } from './StatusChip.tsx';
import css from './Navigation.module.css';

type Place = { readonly href: string; readonly word: string; readonly Icon: LucideIcon; readonly shown?: 'wide' | 'narrow' };
/** Reached through "Mehr" on phones; while one of them is open, "Mehr" is the current place. */
const behindMore = ['/leitfaden', '/mandate', '/patenschaften', '/vereinbarungen', '/auftraege', '/gremien', '/team', '/import', '/einstellungen', '/ueber', '/sicherheit', '/mehr'];

/** One list of links: a bar at the thumb on phones, a sidebar from 900 px on. */
export function Navigation({ spaceName }: { readonly spaceName: string }): ReactNode {
  const m = useMessages().shell;
  const places: readonly Place[] = [
    { href: '/', word: m.today, Icon: CalendarCheck },
    { href: '/kontakte', word: m.contacts, Icon: UsersRound },
    { href: '/gespraech/neu', word: m.logTalk, Icon: Plus },
    { href: '/termine', word: m.events, Icon: CalendarDays },
    { href: '/mehr', word: m.more, Icon: Menu, shown: 'narrow' },
    { href: '/leitfaden', word: m.guide, Icon: BookOpenText, shown: 'wide' },
    { href: '/mandate', word: m.mandates, Icon: Landmark, shown: 'wide' },
    { href: '/patenschaften', word: m.mentorships, Icon: HeartHandshake, shown: 'wide' },
    { href: '/vereinbarungen', word: m.agreements, Icon: HandCoins, shown: 'wide' },
    { href: '/auftraege', word: m.commitments, Icon: ListChecks, shown: 'wide' },
    { href: '/gremien', word: m.boards, Icon: Handshake, shown: 'wide' },
    { href: '/team', word: m.team, Icon: UserRoundCog, shown: 'wide' },
    { href: '/import', word: m.import, Icon: Upload, shown: 'wide' },
    { href: '/einstellungen', word: m.settings, Icon: Settings, shown: 'wide' },
    { href: '/ueber', word: m.about, Icon: Info, shown: 'wide' },
  ];
  return (
    <nav className={css.nav} aria-label={m.navigation}>
      <p className={css.brand}><img src="/icon.svg" alt="" />{spaceName || 'Anlauf'}</p>
      <ul className={css.links} role="list">{places.map((place) => <PlaceLink key={place.href} place={place} />)}</ul>
      <div className={css.foot}><StatusChip /><LockButton /></div>
    </nav>
  );
}

function PlaceLink({ place }: { readonly place: Place }): ReactNode {
  const { href, word, Icon, shown } = place;
  const [path] = useLocation();
  const raised = href === '/gespraech/neu';
  const here = href === '/' ? path === '/' : href === '/mehr' ? behindMore.some((place) => path === place || path.startsWith(`${place}/`)) : path.startsWith(href);
  return (
    <li className={classes(raised && css.plusItem, shown === 'wide' && css.wideOnly, shown === 'narrow' && css.narrowOnly)}>
      <Link href={href} className={classes(css.link, raised && css.plus)} aria-current={here ? 'page' : undefined}>
        <Icon aria-hidden="true" />
        <span className={raised ? css.plusWord : undefined}>{word}</span>
      </Link>
    </li>
  );
}
