import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { utf8 } from '#base/bytes.ts';
import { BOARD, type EventId, type MemberId } from '#base/ids.ts';
import type { LocalTime } from '#base/localTime.ts';
import { eventDefaults, type BoardEvent } from '#domain/event.ts';
import { boardFeed } from '#domain/icsWrite.ts';
import { newEntries } from '../support/association.ts';
import { appendAll } from '../support/hubClient.ts';
import { getFeed, newToken, openFeed, putOf, stateAfter } from '../support/hubFeeds.ts';
import { hubWorld, newAssociation, type Association } from '../support/hubWorld.ts';
import { median, tenths, type Print } from './figure.ts';
import type { FeedLoad } from './feedLoad.ts';

const EVENTS = 600;
const SUBSCRIBERS = 1_000;
const ROUNDS = 10;

/** 1,000 subscribers, each on a connection of its own in a second process, who ask ten times: most have it already, and once in the middle it changed. */
export async function feedRequests(print: Print): Promise<void> {
  const { hub, stop } = await hubWorld({ env: { LOG_LEVEL: 'error' } });
  const association = await newAssociation(hub);
  const token = newToken();
  await openFeed(association.client, token, 1);
  await publish(association, 1);
  const { body } = await getFeed(hub.port, token);
  const before = await memory(hub.pid);
  const load: FeedLoad = { port: hub.port, token, subscribers: SUBSCRIBERS, rounds: ROUNDS };
  const script = fileURLToPath(new URL('./feedLoad.ts', import.meta.url));
  const asking = promisify(execFile)(process.execPath, [script, JSON.stringify(load)], { maxBuffer: 16 * 1024 * 1024 });
  await publish(association, 2);
  const { stdout } = await asking;
  const { ms, times, unchanged, failed } = JSON.parse(stdout) as { ms: number; times: readonly number[]; unchanged: number; failed: number };
  if (failed > 0) throw new Error(`${failed} requests failed`);
  print('hub.feed.requests', Math.round(times.length / (ms / 1_000)), 'requests/s');
  print('hub.feed.requests.p50', tenths(median(times)), 'ms');
  print('hub.feed.requests.unchanged', Math.round((unchanged / times.length) * 100), '%');
  print('hub.feed.requests.memory', Math.round((await memory(hub.pid)) - before), 'MB');
  print('hub.feed.size', Math.round(body.length / 1_000), 'kB');
  await stop();
}

/** What a year of two events a day is as a calendar. */
async function publish({ space, device, client }: Association, number: number): Promise<void> {
  await appendAll(client, await newEntries(space, device, number, number, { circle: BOARD }));
  const events = Array.from({ length: EVENTS }, (_, index) => eventOf(index, number));
  const calendar = utf8(boardFeed(events, [], { name: 'Kreisverband Beispielland', space }));
  await stateAfter(client, await putOf(space, device, calendar, { heads: [{ author: device.id, number }] }));
}

function eventOf(index: number, edits: number): BoardEvent {
  const day = new Date(Date.UTC(2027, 0, 1 + Math.floor(index / 2))).toISOString().slice(0, 10);
  const time = { allDay: false, zone: 'Europe/Berlin', begin: `${day}T18:00` as LocalTime, end: `${day}T20:00` as LocalTime } as const;
  const born = { createdBy: 'member' as MemberId, createdAt: Date.UTC(2026, 0, 1), changedAt: Date.UTC(2026, 0, edits), edits, changes: [], removed: null };
  return { ...eventDefaults, ...born, id: `event${String(index).padStart(11, '0')}` as EventId, open: true, title: `Sitzung ${index}`, place: 'Rathaus, Marktplatz 1, Beispielstadt', time } as BoardEvent;
}

/** Megabytes resident. */
async function memory(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024;
}
