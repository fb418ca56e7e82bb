import { today } from '#app/clock.ts';
import type { CommitteeId } from '#base/ids.ts';
import type { CalendarEvent, EventStanding } from '#domain/event.ts';
import { firstDay, parseEventTime } from '#domain/eventTime.ts';
import { calendar } from '#messages/later/calendar.ts';
import { repeats } from '#messages/later/repeats.ts';
import { repeatWords } from '#messages/repeatWords.ts';
import { useTexts } from '#messages/useTexts.ts';
import { eventTimeWords } from './eventTimeWords.ts';
import { useMarks } from './useMarks.ts';

/** A value of an event's field as a person would say it; empty where there is nothing. What another version wrote is shown as it is. */
export function useEventWords(event: Pick<CalendarEvent, 'time'>): (field: string, value: unknown) => string {
  const m = useTexts(calendar);
  const texts = { repeats: useTexts(repeats), calendar: m };
  const { of } = useMarks();
  const timeWords = (value: unknown): string => {
    const time = parseEventTime(value);
    return time ? eventTimeWords(m, time, today()) : '';
  };
  return (field, value) => {
    if (field.startsWith('at:')) return aloneWords(value);
    if (field === 'committee') return of({ committee: value as CommitteeId | null, follow: null }).name;
    if (value === null || value === undefined || value === '') return '';
    switch (field) {
      case 'time': return timeWords(value);
      case 'repeats': return repeatWords(texts, String(value), firstDay(event.time));
      case 'standing': return m.standing[value as EventStanding] ?? String(value);
      default: return String(value);
    }
  };
  /** What was said of one occurrence alone. */
  function aloneWords(value: unknown): string {
    if (value === null) return m.contestedCard.taken;
    if (typeof value !== 'object' || value === undefined) return m.series;
    const said = value as Readonly<Record<string, unknown>>;
    return [said['title'], timeWords(said['time']), said['place'], said['standing'] === 'cancelled' ? m.cancelled : ''].filter((part) => typeof part === 'string' && part !== '').join(', ');
  }
}
