import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { offeredKinds, ruleOf, type RepeatKind } from '#domain/repeatChoice.ts';
import { calendar } from '#messages/later/calendar.ts';
import { eventForm } from '#messages/later/eventForm.ts';
import { repeats } from '#messages/later/repeats.ts';
import { repeatWords } from '#messages/repeatWords.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Field } from '#ui/Field.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import type { FormPartProps } from './EventFormView.tsx';
import css from './EventForm.module.css';

/** How it comes again, in words that follow the day it begins on, and until when. */
export function RepeatFields({ form: { repeat, beginDay }, start, change, errors }: FormPartProps): ReactNode {
  const m = useTexts(eventForm);
  const texts = { repeats: useTexts(repeats), calendar: useTexts(calendar) };
  const begin = beginDay ?? today();
  const own = repeat.rule ?? start.form.repeat.rule;
  const words = (kind: RepeatKind): string => {
    const rule = ruleOf({ kind, until: null, rule: own }, begin);
    return rule === null ? m.never : repeatWords(texts, rule, begin);
  };
  const kinds = offeredKinds(begin, { ...repeat, rule: own });
  // A begin on another day may take a choice away ("am 5. Mittwoch"): it is still shown until another is made.
  const offered = kinds.includes(repeat.kind) ? kinds : [...kinds, repeat.kind];
  const choose = (kind: RepeatKind) => change({ repeat: { kind, until: kind === 'never' || kind === 'own' ? null : repeat.until, rule: kind === 'own' ? own : null } });
  return (
    <div className={css.group}>
      <SelectField label={m.repeats} options={offered.map((value) => ({ value, label: words(value) }))} value={repeat.kind} error={errors.repeat ?? null} onChange={choose} />
      {repeat.kind === 'never' || repeat.kind === 'own' ? null : <Field kind="date" label={m.until} optional help={m.untilHelp} value={repeat.until ?? ''} min={begin} error={errors.until ?? null} onChange={(text) => change({ repeat: { ...repeat, until: parseLocalDate(text) } })} />}
    </div>
  );
}
