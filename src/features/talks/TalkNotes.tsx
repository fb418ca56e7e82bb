import { useId, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { consentWays } from '#domain/contact.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Tick } from '#ui/Ticks.tsx';
import type { TalkPartProps } from './talkPart.ts';
import css from './Talk.module.css';

/**
 * The notes, and above them the consent they need where none is on record. Without it an empty field is off; a filled one stays
 * open, so that nothing typed is out of reach.
 */
export function TalkNotes(props: TalkPartProps): ReactNode {
  const m = useMessages().talks;
  const { form, change, errors, asks } = props;
  const locked = asks && form.consent === null;
  return (
    <>
      {asks ? <TalkConsent {...props} /> : null}
      <fieldset className={css.off} disabled={locked && form.notes.trim() === ''}>
        <Field kind="area" label={m.notes} value={form.notes} error={errors.notes ?? null} help={locked ? m.notesLocked : undefined} onChange={(notes) => change({ notes })} />
      </fieldset>
    </>
  );
}

/** Most permissions are given in the talk itself, so that is what the block begins with. */
function TalkConsent({ form, change, errors }: TalkPartProps): ReactNode {
  const m = useMessages();
  const id = useId();
  const day = today();
  const { consent } = form;
  const toggle = (on: boolean) => change({ consent: on ? { way: 'spoken', on: form.on ?? day } : null });
  return (
    <div className={css.card} role="group" aria-labelledby={id}>
      <Tick label={<span id={id}>{m.talks.consent}</span>} checked={consent !== null} onChange={toggle} />
      <p className={css.state}>{m.talks.consentHelp}</p>
      {consent ? (
        <>
          <Choice label={m.talks.consentHow} options={consentWays.map((value) => ({ value, label: m.contacts.ways[value] }))} value={consent.way} error={errors.way ?? null} onChange={(way) => change({ consent: { ...consent, way } })} />
          <DateField label={m.talks.consentWhen} value={consent.on} today={day} max={day} words={['today', 'yesterday']} error={errors.consentOn ?? null} onChange={(on) => change({ consent: { ...consent, on } })} />
        </>
      ) : null}
    </div>
  );
}
