import type { ReactNode } from 'react';
import { parseLocalDate } from '#base/localDate.ts';
import { HOME_ZONE } from '#domain/eventTime.ts';
import { eventForm } from '#messages/later/eventForm.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Field } from '#ui/Field.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { withBegin } from './eventForm.ts';
import type { FormPartProps } from './EventFormView.tsx';
import css from './EventForm.module.css';

/** When it is: whole days or by the clock. The end moves with the beginning. */
export function TimeFields({ form, start, change, errors }: FormPartProps): ReactNode {
  const m = useTexts(eventForm);
  return (
    <div className={css.group}>
      <Tick label={m.allDay} checked={form.allDay} onChange={(allDay) => change({ allDay })} />
      <div className={css.pair}>
        <Field kind="date" label={m.beginDay} value={form.beginDay ?? ''} error={errors.beginDay ?? null} onChange={(text) => change(withBegin(form, { beginDay: parseLocalDate(text) }))} />
        {form.allDay ? null : <Field kind="time" label={m.beginClock} value={form.beginClock} error={errors.beginClock ?? null} onChange={(beginClock) => change(withBegin(form, { beginClock }))} />}
      </div>
      <div className={css.pair}>
        <Field kind="date" label={form.allDay ? m.lastDay : m.endDay} value={form.endDay ?? ''} min={form.beginDay ?? undefined} error={errors.endDay ?? null} onChange={(text) => change({ endDay: parseLocalDate(text) })} />
        {form.allDay ? null : <Field kind="time" label={m.endClock} value={form.endClock} error={errors.endClock ?? null} onChange={(endClock) => change({ endClock })} />}
      </div>
      {form.allDay || start.zone === HOME_ZONE ? null : <p className={css.soft}>{m.zone(start.zone)}</p>}
    </div>
  );
}
