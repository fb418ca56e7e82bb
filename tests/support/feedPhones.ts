import { newId, type EventId, type FollowId, type Random } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { LocalTime } from '#base/localTime.ts';
import type { FeedStanding } from '#app/feedApi.ts';
import type { Phone } from './enginePhone.ts';
import { must } from './rosterActs.ts';

export type Open = Extract<FeedStanding, { is: 'open' }>;

export async function addEvent(phone: Phone, random: Random, title: string, on = '2027-03-01', open = true): Promise<EventId> {
  const id = newId<EventId>(random);
  const time = { allDay: false, zone: 'Europe/Berlin', begin: `${on}T19:00` as LocalTime, end: `${on}T21:00` as LocalTime } as const;
  must(await phone.engine.run({ do: 'createEvent', id, open, event: { title, time } }));
  return id;
}

export async function standingOf(phone: Phone): Promise<FeedStanding> {
  return (await phone.engine.feed())?.standing ?? { is: 'closed' };
}

export async function linkOf(phone: Phone): Promise<string> {
  const standing = await standingOf(phone);
  if (standing.is !== 'open') throw new Error('no address');
  return standing.link;
}

/** What a subscriber gets. */
export async function subscribed(link: string): Promise<{ readonly status: number; readonly text: string; readonly etag: string | null }> {
  const response = await fetch(link);
  return { status: response.status, text: await response.text(), etag: response.headers.get('etag') };
}

export async function follow(phone: Phone, random: Random, address: string, name = 'Nachbarkreis'): Promise<FollowId> {
  const id = newId<FollowId>(random);
  must(await phone.engine.run({ do: 'createFollow', id, follow: { name, address } }));
  return id;
}

export async function titlesOn(phone: Phone, day: string): Promise<readonly string[]> {
  return (await phone.engine.occurrences(day as LocalDate, day as LocalDate)).map(({ title }) => title).toSorted();
}
