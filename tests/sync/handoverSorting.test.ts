import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { utf8 } from '#base/bytes.ts';
import { TEAM, type CircleId } from '#base/ids.ts';
import type { Circle } from '#circle/circle.ts';
import { sortHandover, type SortPorts } from '#sync/handoverSorting.ts';
import { encodeHandover, readHandover } from '#wire/handover.ts';
import { signEntry, type Entry } from '#wire/entry.ts';
import { memoryStore } from '../support/memoryStore.ts';
import { craftPacked, logOf, phones, said, say, start, TEAM_LOG, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(58);
let [anna, ben, cem]: Phone[] = [];
/** Ten words by Anna, ten by Ben who had heard some of hers. */
let file: readonly Entry[] = [];

beforeAll(async () => {
  [anna, ben, cem] = await phones(3, random);
  const [hers, his] = [await start(anna!), await start(ben!)];
  for (let round = 0; round < 10; round += 1) {
    must(await say(hers, `Anna ${round}`));
    if (round % 3 === 0) await his.receive(logOf(anna!).slice(-4));
    must(await say(his, `Ben ${round}`));
  }
  file = [...logOf(anna!), ...logOf(ben!).filter(({ header }) => header.author === ben!.keys.id)];
});

function portsOf(phone: Phone): SortPorts {
  const store = memoryStore(phone.disk);
  return {
    space: phone.world.roster.space,
    device: phone.keys.id,
    roster: () => phone.world.roster,
    isHere: ({ circle, epoch }) => circle === TEAM && epoch === 1,
    heads: store.heads,
    held: async (header) => logOf(phone).find((entry) => entry.header.author === header.author && entry.header.number === header.number) ?? null,
  };
}

/** As the app does it: what is taken goes in by the way all entries come. */
async function opened(phone: Phone, circle: Circle, entries: readonly Entry[]) {
  const read = must(readHandover(encodeHandover({ space: phone.world.roster.space, entries })));
  const sorted = await sortHandover(portsOf(phone), read.entries);
  const { applied } = await circle.receive(sorted.takes);
  expect(applied).toBe(sorted.takes.length);
  return sorted;
}
const fresh = (): Phone => ({ ...cem!, disk: { ...cem!.disk, entries: new Map(), setAside: new Map(), confirmed: new Map(), checkpoints: new Map() } });

test('Y-58 any files of any of the entries in any order and number do no harm, and with all of them everything is there once', async () => {
  const some = fc.array(fc.nat(file.length - 1), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(fc.array(some, { maxLength: 4 }), fc.shuffledSubarray(file.map((_, index) => index), { minLength: file.length }), async (files, last) => {
      const phone = fresh();
      const circle = await start(phone);
      for (const picked of [...files, last]) {
        const before = logOf(phone).length;
        const sorted = await opened(phone, circle, picked.map((index) => file[index]!));
        const counted = sorted.takes.length + sorted.known + (sorted.not.get('gap') ?? 0);
        expect([counted, logOf(phone).length, sorted.not.size <= 1]).toEqual([picked.length, before + sorted.takes.length, true]);
        for (const { author, number } of circle.heads()) expect(logOf(phone).filter(({ header }) => header.author === author)).toHaveLength(number);
      }
      const whole = await start(ben!);
      await whole.receive(logOf(anna!));
      expect(said(circle.doc())).toEqual(said(whole.doc()));
      expect(phone.disk.setAside.size).toBe(0);
      await circle.close();
      await whole.close();
    }),
    { numRuns: 25 },
  );
}, 60_000);

test('Y-59 one’s own come from nowhere but the own log, and no other bytes under a number that is held', async () => {
  const phone = fresh();
  const circle = await start(phone);
  must(await say(circle, 'Cem'));
  const [own] = logOf(phone);
  const lost = await craftPacked(phone, 2, utf8('from before it was set back'));
  const first = file[0]!;
  const reused = await signEntry(phone.world.roster.space, first.header, utf8('another'), anna!.keys.sign);
  expect(await opened(phone, circle, [own!, lost, first])).toMatchObject({ known: 1, not: new Map([['own', 1]]) });
  expect(await opened(phone, circle, [reused])).toMatchObject({ takes: [], known: 0, not: new Map([['reused', 1]]) });
  expect(await opened(phone, circle, [file[1]!, { ...file[1]!, signature: reused.signature }])).toMatchObject({ takes: [file[1]], not: new Map([['forged', 1]]) });
  await circle.close();
});

test('Y-60 each entry that is not taken has its reason, and none is set aside', async () => {
  const phone = fresh();
  const circle = await start(phone);
  const { space } = phone.world.roster;
  const stranger = (await phones(1, random))[0];
  const moved = (header: Partial<Entry['header']>) => signEntry(space, { ...TEAM_LOG, author: anna!.keys.id, number: 1, ...header }, utf8('x'), anna!.keys.sign);
  const cases: readonly (readonly [Entry, string])[] = [
    [await craftPacked(stranger, 1, utf8('x')), 'unknown-device'],
    [await moved({ epoch: 2 }), 'ahead'],
    [await moved({ circle: 'mentor:somewhere' as CircleId }), 'ahead'],
    [{ ...file[0]!, header: { ...file[0]!.header, author: ben!.keys.id } }, 'forged'],
    [{ ...file[0]!, body: utf8('altered') }, 'forged'],
    [await moved({ number: 3 }), 'gap'],
  ];
  for (const [entry, why] of cases) expect([...(await opened(phone, circle, [entry])).not]).toEqual([[why, 1]]);
  expect([logOf(phone).length, phone.disk.setAside.size]).toEqual([0, 0]);
  await circle.close();
});
