import { deflateRawSync } from 'node:zlib';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { ownBytes, toBase64Url, utf8, type Bytes } from '#base/bytes.ts';
import { BOARD, type SpaceId } from '#base/ids.ts';
import { FEED_TOKEN_BYTES, feedAddressOf, feedHashOf, feedPath, signFeed, type FeedClaim } from '#wire/feed.ts';
import { decodeFeedAnswer, encodeFeedQuestion, type FeedAnswer, type FeedQuestion, type FeedState } from '#wire/feedMessages.ts';
import type { Head } from '#wire/rosterAction.ts';
import { newEntries, randomBytes, type Device } from './association.ts';
import { appendAll, type HubClient } from './hubClient.ts';
import type { Association } from './hubWorld.ts';

export function newToken(): string {
  return toBase64Url(randomBytes(FEED_TOKEN_BYTES));
}

export async function askFeed(client: HubClient, question: FeedQuestion): Promise<FeedAnswer> {
  client.send({ is: 'feed', bytes: encodeFeedQuestion(question) });
  const answer = decodeFeedAnswer((await client.next('feed')).bytes);
  if (!answer.ok) throw new Error('the hub’s answer is none');
  return answer.value;
}

export async function stateAfter(client: HubClient, question: FeedQuestion): Promise<FeedState> {
  const answer = await askFeed(client, question);
  if (answer.is !== 'state') throw new Error(`no state but ${answer.is}`);
  return answer.state;
}

export async function openFeed(client: HubClient, token: string, number: number): Promise<FeedState> {
  return stateAfter(client, { is: 'set', number, address: await feedAddressOf(token) });
}

/** A calendar with one event of that title, as a device would write it. */
export function calendarOf(title: string): Bytes {
  return utf8(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//Test//DE', 'BEGIN:VEVENT', 'UID:1@test', 'DTSTAMP:20270101T000000Z', 'DTSTART:20270301T180000Z', `SUMMARY:${title}`, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n'));
}

export type Publishing = { readonly heads: readonly Head[]; readonly epoch?: number; readonly form?: number; readonly claimed?: Partial<FeedClaim> };

export async function putOf(space: SpaceId, device: Device, calendar: Bytes, { heads, epoch = 1, form = 1, claimed = {} }: Publishing): Promise<FeedQuestion> {
  const claim = await signFeed(space, { device: device.id, epoch, heads, form, hash: await feedHashOf(calendar) }, device.sign);
  return { is: 'put', claim: { ...claim, ...claimed }, deflated: ownBytes(deflateRawSync(calendar)) };
}

/** Appends entries up to this number to the board and publishes what it is then. */
export async function publish({ space }: Pick<Association, 'space'>, device: Device, client: HubClient, title: string, number: number, from = number): Promise<FeedState> {
  await appendAll(client, await newEntries(space, device, from, number, { circle: BOARD }));
  return stateAfter(client, await putOf(space, device, calendarOf(title), { heads: [{ author: device.id, number }] }));
}

export type Page = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer };

/** By node's own client, which neither unpacks nor keeps anything. */
export async function getPage(port: number, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Page> {
  return new Promise((resolve, reject) => {
    const asked = httpRequest({ port, host: '127.0.0.1', path, headers, method }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

export function getFeed(port: number, token: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Page> {
  return getPage(port, feedPath(token), headers, method);
}
