import { today } from '#app/clock.ts';
import { parseLocalDate } from '#base/localDate.ts';
import type { BodyKind, MandateField, StandingAgain } from '#domain/mandate.ts';
import { place } from '#domain/places.ts';
import { yearOnly } from '#domain/since.ts';
import { formatDayShort } from '#messages/dates.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';

/** A value of a mandate's field as a person would say it; empty where there is nothing. What another version wrote is shown as it is. */
export function useFieldWords(): (field: MandateField, value: unknown) => string {
  const m = useTexts(mandates);
  return (field, value) => {
    if (value === null || value === undefined || value === '') return '';
    const text = String(value);
    switch (field) {
      case 'body': return m.bodies[text as BodyKind] ?? text;
      case 'standingAgain': return m.standing[text as StandingAgain] ?? text;
      case 'place': return place(text)?.title ?? text;
      case 'since':
      case 'endedOn': return dayWords(text, field === 'since');
      default: return text;
    }
  };
}

function dayWords(text: string, mayBeYear: boolean): string {
  const day = parseLocalDate(text);
  if (!day) return text;
  return (mayBeYear ? yearOnly(day) : null) ?? formatDayShort(day, today());
}
