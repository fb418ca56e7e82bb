import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { formatDayShort } from '#messages/dates.ts';
import { recruiting } from '#messages/later/recruiting.ts';
import { rescue } from '#messages/later/rescue.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';

type TellingValues = {
  /** A name, or that nobody here knows it. */
  readonly somebody: (name: string) => string;
  /** One value of a field, a list's member too. */
  readonly one: (field: string, value: unknown) => string;
  /** All that a field holds; that it holds nothing is said. */
  readonly shown: (field: string, value: unknown) => string;
};

/** Values in words; those of another version are shown as they are. */
export function useTellingValues(): TellingValues {
  const [m, r, { contacts, tasks }] = [useTexts(rescue), useTexts(recruiting), useMessages()];
  const members = useLive((live) => live.members);
  const placeOf = usePlaceName();
  const byField: Readonly<Record<string, Readonly<Record<string, string>>>> = { stage: contacts.stages, ticket: contacts.tickets, channel: contacts.channels, outcome: contacts.outcomes, state: { ...tasks.states, ...r.states }, covered: contacts.points, about: r.subjects, body: r.bodies, standingAgain: r.standing, rhythm: r.rhythms };
  const one = (field: string, value: unknown): string => {
    const text = String(value);
    if (field === 'responsible' || field === 'coMentor') return members.find(({ id }) => id === text)?.name ?? m.say.unknown;
    if (field === 'municipality') return placeOf(text as never) || text;
    return byField[field]?.[text] ?? dayOr(text);
  };
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return m.say.emptied;
    return Array.isArray(value) ? value.map((part) => one(field, part)).join(', ') : one(field, value);
  };
  return { somebody: (name) => name || m.say.unknown, one, shown };
}

/** A day of ours in words; anything else as it is. */
export function dayOr(text: string): string {
  const day = parseLocalDate(text);
  return day ? formatDayShort(day, today()) : text;
}
