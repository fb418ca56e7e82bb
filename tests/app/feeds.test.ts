import 'fake-indexeddb/auto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '#store/database.ts';
import { decodeFeedQuestion } from '#wire/feedMessages.ts';
import { decodeToHub } from '#wire/toHub.ts';
import { addEvent, follow, linkOf, standingOf, subscribed, titlesOn } from '../support/feedPhones.ts';
import { startPhone } from '../support/enginePhone.ts';
import { hubOffice, passphrase } from '../support/hubOffice.ts';
import { must } from '../support/rosterActs.ts';

const at = hubOffice(77);
const soon = { timeout: 15_000, interval: 50 };
const shown = (link: string, ...titles: readonly string[]) => vi.waitFor(async () => {
  const { text } = await subscribed(link);
  for (const title of titles) expect(text).toContain(`SUMMARY:${title}`);
}, soon);

test('Y-70 what anybody of the association changes on the board stands in the published calendar by itself, and what is internal does not', async () => {
  const mara = await at.founded();
  expect(await standingOf(mara)).toEqual({ is: 'closed' });
  await addEvent(mara, at.random, 'Kreisparteitag');
  await addEvent(mara, at.random, 'Vertrauliches Gespräch', '2027-03-02', false);
  must(await mara.engine.openFeed());
  const link = await linkOf(mara);
  await shown(link, 'Kreisparteitag');
  await vi.waitFor(async () => expect(await standingOf(mara)).toMatchObject({ is: 'open', hub: 'current' }), soon);
  const before = await subscribed(link);
  expect(before.text).not.toContain('Vertraulich');
  const deniz = await at.joined(mara);
  await vi.waitFor(async () => expect(await standingOf(deniz)).toMatchObject({ link, hub: 'current' }), soon);
  expect((await deniz.engine.feed())?.lead).toBe(false);
  await addEvent(deniz, at.random, 'Infostand');
  await shown(link, 'Kreisparteitag', 'Infostand');
  const after = await subscribed(link);
  expect(after.etag).not.toBe(before.etag);
  await vi.waitFor(async () => expect(await mara.engine.feedFile()).toBe(after.text), soon);
  expect(await deniz.engine.feedFile()).toBe(after.text);
});

test('D-248 Y-70 what somebody removes is called off for whoever subscribed, without a word of it; what goes inside is no longer there', async () => {
  const mara = await at.founded();
  const gone = await addEvent(mara, at.random, 'Kreisparteitag');
  const inside = await addEvent(mara, at.random, 'Klausur');
  must(await mara.engine.openFeed());
  const link = await linkOf(mara);
  await shown(link, 'Kreisparteitag', 'Klausur');
  must(await mara.engine.run({ do: 'removeEvent', id: gone }));
  must(await mara.engine.run({ do: 'hideEvent', id: inside }));
  await vi.waitFor(async () => expect((await subscribed(link)).text).not.toMatch(/Klausur|Kreisparteitag/), soon);
  const { text } = await subscribed(link);
  expect(text).toMatch(new RegExp(`UID:${gone}@[^]*STATUS:CANCELLED`));
  expect(text).not.toContain(inside);
});

test('Y-70 two who write at the same time are both in it, and a phone that comes back brings what it wrote without reception', async () => {
  const mara = await at.founded();
  must(await mara.engine.openFeed());
  const link = await linkOf(mara);
  const deniz = await at.joined(mara);
  await vi.waitFor(async () => expect(await standingOf(deniz)).toMatchObject({ hub: 'current' }), soon);
  await Promise.all([addEvent(mara, at.random, 'Von Mara'), addEvent(deniz, at.random, 'Von Deniz')]);
  await shown(link, 'Von Mara', 'Von Deniz');
  await at.shut();
  await addEvent(deniz, at.random, 'Aus dem Funkloch');
  expect(await deniz.engine.feedFile()).toContain('Aus dem Funkloch');
  await at.reopen();
  deniz.nudge();
  await shown(link, 'Von Mara', 'Von Deniz', 'Aus dem Funkloch');
});

test('Y-71 opened and withdrawn without reception it is so as soon as there is one; the old address is gone and the new one another', async () => {
  const mara = await at.founded();
  const deniz = await at.joined(mara);
  await deniz.until(() => deniz.status().connection === 'online');
  expect(await deniz.engine.openFeed()).toMatchObject({ ok: false, refusal: 'not-allowed' });
  await at.shut();
  must(await mara.engine.openFeed());
  expect(await standingOf(mara)).toMatchObject({ is: 'open', hub: 'unknown' });
  const first = await linkOf(mara);
  await at.reopen();
  mara.nudge();
  await shown(first);
  await vi.waitFor(async () => expect(await standingOf(mara)).toMatchObject({ hub: 'current' }), soon);
  await at.shut();
  must(await mara.engine.withdrawFeed());
  expect(await standingOf(mara)).toEqual({ is: 'withdrawing' });
  await at.reopen();
  mara.nudge();
  await vi.waitFor(async () => expect((await subscribed(first)).status).toBe(404), soon);
  await vi.waitFor(async () => expect(await standingOf(mara)).toEqual({ is: 'closed' }), soon);
  must(await mara.engine.openFeed());
  const second = await linkOf(mara);
  expect(second).not.toBe(first);
  await vi.waitFor(async () => expect([(await subscribed(first)).status, (await subscribed(second)).status]).toEqual([404, 200]), soon);
});

test('Y-72 a hub that serves other bytes than were signed is found out by every device', async () => {
  const mara = await at.founded();
  await addEvent(mara, at.random, 'Kreisparteitag');
  must(await mara.engine.openFeed());
  const link = new URL(await linkOf(mara));
  await vi.waitFor(async () => expect(await standingOf(mara)).toMatchObject({ hub: 'current' }), soon);
  let answer = async (): Promise<string | null> => (await subscribed(link.href)).text;
  const { server, origin } = await serving(async () => answer());
  const { name } = mara.database;
  await mara.stop();
  const again = await startPhone('again', origin, at.random, openDatabase(name), { open: at.network() });
  must(await again.engine.unlock(passphrase));
  await vi.waitFor(async () => expect(await standingOf(again)).toMatchObject({ hub: 'current' }), soon);
  answer = async () => (await subscribed(link.href)).text.replace('Kreisparteitag', 'Kreisparteitag fällt aus');
  expect(await standingOf(again)).toMatchObject({ is: 'open', hub: 'differs' });
  answer = async () => null;
  expect(await standingOf(again)).toMatchObject({ hub: 'differs' });
  answer = async () => (await subscribed(link.href)).text;
  expect(await standingOf(again)).toMatchObject({ hub: 'current' });
  await again.stop();
  await new Promise((resolve) => server.close(resolve));
});

test('Y-73 S-53 another association on the hub is followed by its address: its events stand beside the own ones with clashes, also without the hub, and never while locked', async () => {
  const mara = await at.founded();
  must(await mara.engine.openFeed());
  await addEvent(mara, at.random, 'Kreisparteitag');
  const link = await linkOf(mara);
  await shown(link, 'Kreisparteitag');
  const { mara: other } = await otherAssociation();
  expect(await other.engine.tryFollow('http://127.0.0.1/x.ics')).toMatchObject({ ok: false, refusal: 'address-wrong' });
  expect(await other.engine.tryFollow('https://127.0.0.1/x.ics')).toMatchObject({ ok: false, refusal: 'address-internal' });
  const tried = must(await other.engine.tryFollow(` ${link} `));
  expect(tried).toMatchObject({ name: 'Harz', events: 1 });
  expect(tried.address).toMatch(/^\/kalender\//);
  const id = await follow(other, at.random, tried.address, tried.name);
  await vi.waitFor(async () => expect(await titlesOn(other, '2027-03-01')).toEqual(['Kreisparteitag']), soon);
  await addEvent(other, at.random, 'Eigene Sitzung');
  const clashes = await other.engine.clashes({ allDay: false, zone: 'Europe/Berlin', begin: '2027-03-01T20:00' as never, end: '2027-03-01T22:00' as never }, null, null);
  expect(clashes.map(({ title, follow: from }) => [title, from]).toSorted()).toEqual([['Eigene Sitzung', null], ['Kreisparteitag', id]]);
  expect(await other.engine.followed()).toMatchObject([{ id, trouble: null, events: 1 }]);
  await at.shut();
  const again = await at.phone('again', { database: openDatabase(other.database.name) });
  expect(await titlesOn(again, '2027-03-01')).toEqual(['Eigene Sitzung']);
  must(await again.engine.unlock(passphrase));
  expect(await titlesOn(again, '2027-03-01')).toEqual(['Eigene Sitzung', 'Kreisparteitag']);
  const rows = await again.database.followed.toArray();
  expect(Buffer.concat(rows.map(({ sealed }) => Buffer.from(sealed))).includes('Kreisparteitag')).toBe(false);
  must(await again.engine.run({ do: 'editFollow', id, edits: [{ field: 'standing', value: 'removed', seen: (await again.engine.follows())[0]!.heads.standing }] }));
  expect(await titlesOn(again, '2027-03-01')).toEqual(['Eigene Sitzung']);
});

test('Y-74 asking again waits half an hour, or where somebody asks for it a minute', async () => {
  const asked: string[] = [];
  let now = Date.now();
  const mara = await at.founded({ now: () => now, open: (events) => {
    const channel = at.network()(events);
    return { ...channel, send: (frame) => {
      const message = decodeToHub(frame);
      const question = message.ok && message.value.is === 'feed' ? decodeFeedQuestion(message.value.bytes) : null;
      if (question?.ok && question.value.is === 'fetch') asked.push(question.value.address);
      channel.send(frame);
    } };
  } });
  await follow(mara, at.random, 'https://127.0.0.1/kalender.ics');
  await vi.waitFor(async () => expect(await mara.engine.followed()).toMatchObject([{ at: null, trouble: 'address-internal', events: 0 }]), soon);
  const tries = asked.length;
  await addEvent(mara, at.random, 'Ein Anlass nachzusehen');
  await mara.engine.refreshFollowed();
  expect(asked).toHaveLength(tries);
  now += 61_000;
  await mara.engine.refreshFollowed();
  const later = asked.length;
  expect(later).toBeGreaterThan(tries);
  now += 31 * 60_000;
  await addEvent(mara, at.random, 'Noch ein Anlass');
  await vi.waitFor(() => expect(asked.length).toBeGreaterThan(later), soon);
});

async function otherAssociation() {
  const code = await at.anotherCode();
  const mara = await at.phone('neighbour');
  must(await mara.engine.found({ code, spaceName: 'Vorland', ownName: 'Bo', passphrase }));
  await mara.until(() => mara.status().connection === 'online');
  return { mara };
}

/** A web server in the hub's place; null: it has nothing. */
async function serving(answer: () => Promise<string | null>): Promise<{ readonly server: Server; readonly origin: string }> {
  const server = createServer((_, response) => void answer().then((text) => (text === null ? response.writeHead(404).end() : response.end(text))));
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return { server, origin: `http://localhost:${(server.address() as AddressInfo).port}` };
}
