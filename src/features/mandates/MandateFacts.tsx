import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import type { MandateRow } from '#app/recruitingApi.ts';
import type { MandateField } from '#domain/mandate.ts';
import { formatDay } from '#messages/dates.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Fact, Facts } from '#ui/Facts.tsx';
import { Section } from '#ui/Section.tsx';
import { useFieldWords } from './useFieldWords.ts';

/** The council itself stands above them. */
const shown: readonly MandateField[] = ['group', 'since', 'endedOn'];
const always: readonly MandateField[] = ['group', 'since'];

/** What is known of the seat, and who spoke and will speak with whoever holds it. */
export function MandateFacts({ row }: { readonly row: MandateRow }): ReactNode {
  const m = useTexts(mandates);
  const words = useFieldWords();
  const next = useLive((live) => live.members.find((member) => member.id === row.speaksNext));
  const seat = shown.map((field) => ({ label: m.fields[field], text: words(field, row[field]) || (always.includes(field) ? m.detail.unknown : '') }));
  const facts = [
    ...seat,
    { label: m.detail.lastTalk, text: row.spokeLast ? formatDay(row.spokeLast) : m.detail.noTalk },
    ...(row.endedOn === null || row.endedOn > today() ? [{ label: m.detail.speaksNext, text: next?.name ?? m.detail.nobody }] : []),
  ];
  return (
    <Section title={m.detail.facts}>
      <Facts strong>
        {facts.filter(({ text }) => text !== '').map(({ label, text }) => <Fact key={label} label={label}>{text}</Fact>)}
      </Facts>
    </Section>
  );
}
