import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { usePresentMembers } from '#app/live.ts';
import type { MemberId } from '#base/ids.ts';
import { addDays } from '#domain/calendar.ts';
import { useMessages } from '#messages/useMessages.ts';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { Suggestions } from '#ui/Suggestions.tsx';
import type { TalkPartProps } from './talkPart.ts';
import css from './Talk.module.css';

const USUAL_DAYS = 7;

/** What comes next, by when and who; the last two appear with the first. */
export function TalkStep({ form: { step }, change, errors }: TalkPartProps): ReactNode {
  const m = useMessages().talks;
  const members = usePresentMembers();
  const day = today();
  const set = (part: Partial<typeof step>) => change({ step: { ...step, ...part } });
  // A week is what most say; it stands there to be changed, and goes again with an emptied step.
  const say = (what: string) => set({ what, due: what.trim() === '' ? null : (step.due ?? addDays(day, USUAL_DAYS)) });
  return (
    <>
      <div className={css.step}>
        <Field label={m.nextStep} optional placeholder={m.nextStepHint} value={step.what} error={errors.what ?? null} autoComplete="off" onChange={say} />
        <Suggestions label={m.stepSuggestions} words={m.suggestedSteps} value={step.what} onChange={say} />
      </div>
      {step.what.trim() === '' && step.due === null ? null : (
        <>
          <DateField label={m.due} value={step.due} today={day} min={day} words={['tomorrow', 'inAWeek']} error={errors.due ?? null} onChange={(due) => set({ due })} />
          {members.length > 1 ? <SelectField label={m.who} options={members.map(({ id, name }) => ({ value: id, label: name }))} value={step.responsible ?? ('' as MemberId)} error={errors.who ?? null} onChange={(responsible) => set({ responsible })} /> : null}
        </>
      )}
    </>
  );
}
