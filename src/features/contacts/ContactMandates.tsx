import { Plus } from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { ContactId } from '#base/ids.ts';
import { isPresent } from '#domain/mandate.ts';
import { councilName, sinceWords } from '#messages/councilWords.ts';
import { formatDayShort } from '#messages/dates.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import css from './ContactDetail.module.css';

/** The seats this person holds or held, the present ones first, and the way to enter one. */
export function ContactMandates({ id }: { readonly id: ContactId }): ReactNode {
  const m = useTexts(mandates);
  const all = useLive((live) => live.mandates);
  const day = today();
  const own = useMemo(() => all.filter((one) => one.contact === id).toSorted((a, b) => Number(isPresent(b, day)) - Number(isPresent(a, day))), [all, id, day]);
  return (
    <Section title={m.ofContact.title} count={own.length}>
      {own.length === 0 ? <p className={css.quiet}>{m.ofContact.none}</p> : (
        <CardList label={m.ofContact.title}>
          {own.map((row) => (
            <Row
              key={row.id}
              href={`/mandate/${row.id}`}
              title={councilName(m, row)}
              detail={[row.group, sinceWords(m, row.since, day), isPresent(row, day) ? '' : m.list.ended(formatDayShort(row.endedOn ?? day, day))].filter(Boolean).join(' · ')}
              end={<Chip>{isPresent(row, day) ? m.standing[row.standingAgain] : m.detail.endedChip}</Chip>}
            />
          ))}
        </CardList>
      )}
      <div className={css.gap}><LinkButton href={`/mandate/neu?kontakt=${id}`} icon={<Plus aria-hidden="true" />}>{m.ofContact.add}</LinkButton></div>
    </Section>
  );
}
