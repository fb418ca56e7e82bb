import type { ReactNode } from 'react';
import type { CommitteeId } from '#base/ids.ts';
import { eventForm } from '#messages/later/eventForm.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Field } from '#ui/Field.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import type { EventErrors } from './eventErrors.ts';
import type { EventForm, Whose } from './eventForm.ts';
import { useMarks } from './useMarks.ts';
import css from './EventForm.module.css';

const NEW = 'new';
const OURS = 'own';

type CommitteeFieldProps = { readonly form: Pick<EventForm, 'whose'>; readonly change: (part: { readonly whose: Whose }) => void; readonly errors: Pick<EventErrors, 'committee'> };

/** Whose event it is: one's own association's, a body's, or one that is made with the event. */
export function CommitteeField({ form: { whose }, change, errors }: CommitteeFieldProps): ReactNode {
  const m = useTexts(eventForm);
  const committees = useMarks().committees ?? [];
  const chosen = whose.at === 'known' ? whose.id : whose.at === 'new' ? NEW : OURS;
  const options = [
    { value: OURS as string, label: m.own },
    ...committees.filter((one) => one.standing === 'kept' || one.id === chosen).map((one) => ({ value: one.id as string, label: one.name })),
    // Before the list has arrived, the body of an event on record still has its place in it.
    ...(whose.at === 'known' && !committees.some((one) => one.id === whose.id) ? [{ value: whose.id as string, label: '…' }] : []),
    { value: NEW, label: m.newCommittee },
  ];
  const choose = (value: string) => change({ whose: value === OURS ? { at: 'own' } : value === NEW ? { at: 'new', name: '' } : { at: 'known', id: value as CommitteeId } });
  return (
    <div className={css.group}>
      <SelectField label={m.committee} options={options} value={chosen} error={whose.at === 'new' ? null : (errors.committee ?? null)} onChange={choose} />
      {whose.at === 'new' ? <Field label={m.committeeName} help={m.committeeNameHelp} value={whose.name} maxLength={120} error={errors.committee ?? null} onChange={(name) => change({ whose: { at: 'new', name } })} /> : null}
    </div>
  );
}
