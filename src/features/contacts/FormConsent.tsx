import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Section } from '#ui/Section.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { ConsentFields } from './ConsentFields.tsx';
import type { FormPartProps } from './ContactFormView.tsx';
import css from './ContactForm.module.css';

/** The consent, in the same place as what needs it; nothing to ask where one is on record. */
export function FormConsent({ form, start, change, errors }: FormPartProps): ReactNode {
  const m = useMessages().contacts.consent;
  if (start.base && !start.base.minimal) return null;
  const toggle = (on: boolean) => change({ consent: on ? { way: 'spoken', on: today() } : null });
  return (
    <Section title={m.title}>
      <div className={css.consent}>
        <Tick label={m.granted} checked={form.consent !== null} onChange={toggle} />
        {form.consent ? null : <p className={css.small}>{m.minimal}</p>}
        {form.consent ? <ConsentFields value={form.consent} errors={{ way: errors.way, on: errors.on }} onChange={(consent) => change({ consent })} /> : null}
      </div>
    </Section>
  );
}
