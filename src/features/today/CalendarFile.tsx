import { useState, type ReactNode } from 'react';
import { now } from '#app/clock.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { DueEvent } from '#domain/dueCalendar.ts';
import { today as texts } from '#messages/later/today.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { showToast } from '#ui/toasts.ts';
import { calendarEvents } from './calendarEvents.ts';
import { useDue } from './useDue.ts';
import css from './Panels.module.css';

/** One's own dates as a file for the calendar one has anyway: it can remind while the app is closed. */
export function CalendarFile({ day }: { readonly day: LocalDate }): ReactNode {
  const m = useTexts(texts);
  const tasks = useMessages().tasks;
  const own = useDue(null, day);
  const [names, setNames] = useState(false);
  const events = calendarEvents(own, names, { ...m, sentence: tasks.sentence, checkIn: tasks.sentences['check-in'] });
  const save = async () => {
    await saveFile(events, m.calendarName, m.calendarFile);
    showToast(m.calendarSaved(events.length));
  };
  return (
    <div className={css.calendar}>
      <p>{m.calendarWhy}</p>
      <Tick label={m.names} help={m.namesWhy} checked={names} onChange={setNames} />
      {events.length === 0 ? <p className={css.quiet}>{m.calendarNone}</p> : <Button onClick={() => void save()}>{m.calendarSave}</Button>}
      <p className={css.quiet}>{m.calendarAgain}</p>
    </div>
  );
}

/** The browser saves it; nothing is sent anywhere. */
async function saveFile(events: readonly DueEvent[], name: string, file: string): Promise<void> {
  const { dueCalendar } = await import('#domain/dueCalendar.ts');
  const text = dueCalendar(events, { name, origin: location.origin, at: now() });
  const url = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = file;
  link.click();
  URL.revokeObjectURL(url);
}
