import { useMemo, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { Suggestions } from '#ui/Suggestions.tsx';
import { knownGroups } from './mandateForm.ts';
import type { FormPartProps } from './MandateFormView.tsx';
import { offeredStates } from './StandingChoice.tsx';
import css from './MandateForm.module.css';

/** The council group, since when, and whether they stand again as far as that may be kept. */
export function SeatMore({ form, change, errors }: FormPartProps): ReactNode {
  const m = useTexts(mandates);
  const rows = useLive((live) => live.mandates);
  const { holder, body, place } = form;
  const consent = useLive((live) => holder.at === 'known' && (live.rows.get(holder.id)?.consent ?? false));
  const groups = useMemo(() => knownGroups(rows, { body, place }), [rows, body, place]);
  return (
    <>
      <div className={css.group}>
        <Field label={m.fields.group} optional help={m.form.groupHelp} maxLength={120} value={form.group} error={errors.group ?? null} onChange={(group) => change({ group })} />
        {groups.length > 0 ? <Suggestions label={m.form.groupSuggestions} words={groups} value={form.group} onChange={(group) => change({ group })} /> : null}
      </div>
      <Field label={m.fields.since} optional help={m.form.sinceHelp} placeholder={m.form.sinceHint} value={form.since} error={errors.since ?? null} onChange={(since) => change({ since })} />
      <Choice
        label={m.fields.standingAgain}
        help={consent ? undefined : m.form.standingLocked}
        options={offeredStates(consent, form.standingAgain).map((value) => ({ value, label: m.standing[value] }))}
        value={form.standingAgain}
        error={errors.standingAgain ?? null}
        onChange={(standingAgain) => change({ standingAgain })}
      />
    </>
  );
}
