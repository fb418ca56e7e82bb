import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { LocalDate } from '#base/localDate.ts';
import { consentWays, type ConsentWay } from '#domain/contact.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import { Tick } from '#ui/Ticks.tsx';
import type { Terms } from './useImport.ts';

export type TypedTerms = { readonly granted: boolean; readonly way: ConsentWay; readonly on: LocalDate | null; readonly source: string; readonly dayMissing: boolean };
export const startingTerms: TypedTerms = { granted: false, way: 'written', on: null, source: '', dayMissing: false };

/** The terms as they will be written, or null where a ticked consent lacks its day. */
export function checkTerms(typed: TypedTerms): Terms | null {
  const source = typed.source.trim();
  if (!typed.granted) return { consent: null, source };
  return typed.on !== null && typed.on <= today() ? { consent: { way: typed.way, on: typed.on }, source } : null;
}

/** Where the list comes from, and the one explicit tick that records a consent for everybody in it. */
export function TermsFields({ terms, onChange }: { readonly terms: TypedTerms; readonly onChange: (terms: TypedTerms) => void }): ReactNode {
  const m = useMessages();
  const words = m.imports.consent;
  return (
    <Section title={words.title}>
      <Stack>
        <p>{words.why}</p>
        <Tick label={words.all} help={words.allHelp} checked={terms.granted} onChange={(granted) => onChange({ ...terms, granted })} />
        {terms.granted ? (
          <>
            <Choice label={words.way} options={consentWays.map((way) => ({ value: way, label: words.ways[way] }))} value={terms.way} onChange={(way) => onChange({ ...terms, way })} />
            <DateField
              label={words.on}
              value={terms.on}
              today={today()}
              max={today()}
              words={['today', 'yesterday']}
              error={terms.dayMissing ? words.dayMissing : null}
              onChange={(on) => onChange({ ...terms, on, dayMissing: false })}
            />
          </>
        ) : null}
        <Field label={words.source} help={words.sourceHelp} optional maxLength={120} value={terms.source} onChange={(source) => onChange({ ...terms, source })} />
      </Stack>
    </Section>
  );
}
