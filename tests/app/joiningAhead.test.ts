import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { newId, type ContactId } from '#base/ids.ts';
import type { OpenChannel } from '#sync/ports.ts';
import { decodeToHub } from '#wire/toHub.ts';
import type { Phone } from '../support/enginePhone.ts';
import { hubOffice } from '../support/hubOffice.ts';

let office: Phone;
const at = hubOffice(46);
const { random, phone } = at;
const [joerg, zoe] = [newId<ContactId>(random), newId<ContactId>(random)];

/** An association in whose second epoch, begun by an erasure, there is one contact. */
beforeEach(async () => {
  office = await at.founded();
  for (const [id, name] of [[joerg, 'Jörg Müller'], [zoe, 'Zoë Adler']] as const) {
    expect((await office.engine.run({ do: 'createContact', id, contact: { name } })).ok).toBe(true);
  }
  await office.until(() => office.status().waiting === 0 && office.status().connection === 'online');
  expect((await office.engine.eraseContact(zoe)).ok).toBe(true);
  await office.until(() => office.rows().length === 1 && office.status().waiting === 0);
});
async function joins(open: OpenChannel): Promise<Phone> {
  const link = await at.linkFrom(office);
  const village = await phone('village', { open });
  void village.engine.join({ link, ownName: 'Deniz', passphrase: 'sonnenblumenkern', deviceName: 'Chrome auf Android' });
  return village;
}

/** Lines to the hub, numbered from 1; what is sent on one goes through `passes`. */
function watched(passes: (line: number, is: string | undefined) => boolean, mayDial: (line: number) => boolean): { readonly open: OpenChannel; readonly sent: string[] } {
  const dial = at.network();
  const sent: string[] = [];
  let lines = 0;
  const open: OpenChannel = (events) => {
    const line = (lines += 1);
    if (!mayDial(line)) {
      queueMicrotask(() => events.closed(1006));
      return { send: () => undefined, close: () => undefined };
    }
    const channel = dial(events);
    return {
      ...channel,
      send(frame) {
        const message = decodeToHub(frame);
        const is = message.ok ? message.value.is : undefined;
        sent.push(`${line} ${is ?? '?'}`);
        if (passes(line, is)) return channel.send(frame);
        channel.close();
        events.closed(1006);
      },
    };
  };
  return { open, sent };
}

test('Y-46 whoever joins is handed the team’s beginning on the line they joined by, before the next one stands', async () => {
  const { open, sent } = watched(() => true, (line) => line === 1);
  const village = await joins(open);
  await village.until(() => village.row(joerg)?.name === 'Jörg Müller');
  expect(village.rows()).toHaveLength(1);
  expect(village.status().connection).not.toBe('online');
  expect(sent.filter((one) => one.endsWith('pull-snapshot')).length).toBeGreaterThan(0);
});

test('Y-46 the next line does not ask for it again, and pulls it where the first one broke', async () => {
  const whole = watched(() => true, () => true);
  const village = await joins(whole.open);
  await village.until(() => village.members().length === 2 && village.status().connection === 'online' && village.status().waiting === 0);
  expect(whole.sent.filter((one) => one.endsWith('pull-snapshot') && !one.startsWith('1 '))).toEqual([]);
  const broken = watched((line, is) => line !== 1 || is !== 'pull-snapshot', () => true);
  const other = await joins(broken.open);
  await other.until(() => other.row(joerg) !== undefined);
  expect(broken.sent.some((one) => one.endsWith('pull-snapshot') && !one.startsWith('1 '))).toBe(true);
});
