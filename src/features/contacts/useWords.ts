import { useLive } from '#app/live.ts';
import { usePhones } from '#app/phones.ts';
import { usePlaceName } from '#app/places.ts';
import type { MemberId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import type { Stage, Ticket } from '#domain/contact.ts';
import type { Ags } from '#domain/municipality.ts';
import type { Channel, Outcome } from '#domain/talk.ts';
import { formatDay } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';

type Words = {
  /** A member's name; "dir" where one did it oneself. */
  readonly who: (member: MemberId) => string;
  /** A value of a contact's or a talk's field as a person would say it; empty where there is nothing. */
  readonly value: (field: string, value: unknown) => string;
  readonly point: (id: string) => string;
};

/** Names for members, places, points and values; what another version wrote and this one does not know is shown as it is. */
export function useWords(): Words {
  const m = useMessages().contacts;
  const members = useLive((live) => live.members);
  const rows = useLive((live) => live.rows);
  const guides = useLive((live) => live.guides);
  const placeOf = usePlaceName();
  const { writtenPhone } = usePhones();
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? m.detail.somebody;
  const point = (id: string) => Object.values(guides).flatMap((guide) => guide.points).find((one) => one.id === id)?.title || (m.points[id] ?? id);
  const value = (field: string, given: unknown): string => {
    if (given === null || given === undefined || given === '') return '';
    if (Array.isArray(given)) return given.map((one) => (field === 'phones' ? writtenPhone(String(one)) : field === 'covered' ? point(String(one)) : String(one))).join(', ');
    const text = String(given);
    switch (field) {
      case 'stage': return m.stages[text as Stage] ?? text;
      case 'ticket': return m.tickets[text as Ticket] ?? text;
      case 'channel': return m.channels[text as Channel] ?? text;
      case 'outcome': return m.outcomes[text as Outcome] ?? text;
      case 'responsible': return nameOf(text);
      case 'municipality': return placeOf(text as Ags) || text;
      case 'contact': return [...rows.values()].find((row) => row.id === text)?.name ?? text;
      case 'informBy':
      case 'on': return dayOr(text);
      default: return text;
    }
  };
  return { who: (id) => (members.some((member) => member.id === id && member.self) ? m.story.you : nameOf(id)), value, point };
}

function dayOr(text: string): string {
  const day = parseLocalDate(text);
  return day ? formatDay(day) : text;
}
