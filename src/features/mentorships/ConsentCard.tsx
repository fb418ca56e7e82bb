import { useId, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { consentWays } from '#domain/contact.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Tick } from '#ui/Ticks.tsx';
import type { TypedConsent } from './newMentorship.ts';
import css from './Mentorships.module.css';

type ConsentCardProps = { readonly name: string; readonly consent: TypedConsent; readonly error: string | null; readonly onChange: (consent: TypedConsent) => void };

/** Asks plainly for the consent that is missing, by name; most are given in the talk itself. */
export function ConsentCard({ name, consent, error, onChange }: ConsentCardProps): ReactNode {
  const [m, words] = [useTexts(texts).new, useMessages().contacts];
  const id = useId();
  const day = today();
  return (
    <div className={css.consent} role="group" aria-labelledby={id}>
      <Tick label={<span id={id}>{m.consent(name)}</span>} help={m.consentWhy(name)} checked={consent !== null} error={error} onChange={(on) => onChange(on ? { way: 'spoken', on: day } : null)} />
      {consent ? (
        <>
          <Choice label={m.how} options={consentWays.map((value) => ({ value, label: words.ways[value] }))} value={consent.way} onChange={(way) => onChange({ ...consent, way })} />
          <DateField label={m.when} value={consent.on} today={day} max={day} words={['today', 'yesterday']} onChange={(on) => onChange({ ...consent, on })} />
        </>
      ) : null}
    </div>
  );
}
