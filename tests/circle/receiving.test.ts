import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { concatBytes, ownBytes } from '#base/bytes.ts';
import { ownKey } from '#base/ownKey.ts';
import { encode, writeBytes, writeList, writeUint } from '#wire/codec.ts';
import type { Entry } from '#wire/entry.ts';
import { deflate, type Payload } from '#wire/payload.ts';
import { asides, craft, craftPacked, logOf, phones, said, say, spoken, start, unsay, updateOf, type Phone } from '../support/phones.ts';
import { seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';

const random = seededRandom(4);
const push = spoken;

async function twoPhones(): Promise<{ anna: Phone; bela: Phone }> {
  const [anna, bela] = await phones(2, random);
  return { anna, bela: bela as Phone };
}

async function wordsOf(phone: Phone, ...words: readonly string[]): Promise<readonly Entry[]> {
  const circle = await start(phone);
  for (const word of words) must(await say(circle, word));
  return logOf(phone);
}

/** Bela sends one crafted payload and then an honest word; what Anna makes of it. */
async function afterCrafted(payload: Payload): Promise<{ anna: Phone; words: readonly unknown[]; result: unknown }> {
  const { anna, bela } = await twoPhones();
  const bad = await craft(bela, 1, payload);
  const good = await craft(bela, 2, { announces: [99], update: updateOf(99, push('honest')) });
  const circle = await start(anna);
  const result = await circle.receive([bad, good]);
  return { anna, words: said(circle.doc()), result };
}

describe('receiving', () => {
  test('C-5 a forged entry is set aside outside the log, and the true one is taken', async () => {
    const { anna, bela } = await twoPhones();
    const [entry] = (await wordsOf(bela, 'true')) as [Entry];
    const circle = await start(anna);
    const forged = { ...entry, body: concatBytes(entry.body.subarray(1), entry.body.subarray(0, 1)) };
    expect(await circle.receive([forged])).toEqual({ applied: 0, setAside: 1, refusal: null });
    expect([asides(anna), logOf(anna)]).toEqual([['forged'], []]);
    expect(await circle.receive([forged, entry])).toEqual({ applied: 1, setAside: 1, refusal: null });
    expect([said(circle.doc()), asides(anna)]).toEqual([['true'], []]);
  });

  test('C-5 an author outside the roster is not believed', async () => {
    const { anna } = await twoPhones();
    const { bela: stranger } = await twoPhones();
    const circle = await start(anna);
    const entries = await wordsOf(stranger, 'let me in');
    expect(await circle.receive(entries)).toEqual({ applied: 0, setAside: 1, refusal: null });
    expect([asides(anna), logOf(anna), said(circle.doc())]).toEqual([['unknown-author'], [], []]);
  });

  test('C-6 structs under a client id nobody or another announced are set aside', async () => {
    const { anna, bela } = await twoPhones();
    const circle = await start(anna);
    await say(circle, 'mine');
    const taken = circle.doc().clientID;
    const before = [Y.encodeStateAsUpdate(circle.doc())];
    const entries = [
      await craft(bela, 1, { announces: [], update: updateOf(5, push('unannounced')) }),
      await craft(bela, 2, { announces: [taken], update: updateOf(taken, push('in her name'), before) }),
      await craft(bela, 3, { announces: [6], update: updateOf(6, push('own')) }),
    ];
    expect(await circle.receive(entries)).toEqual({ applied: 1, setAside: 2, refusal: null });
    expect(asides(anna)).toEqual(['foreign-client', 'foreign-client']);
    expect(said(circle.doc())).toEqual(expect.arrayContaining(['mine', 'own']));
    expect(said((await start(anna)).doc()).toSorted()).toEqual(['mine', 'own']);
  });

  test('C-6 the first announcer keeps an id after reopening from the log', async () => {
    const [anna, ...others] = await phones(4, random);
    const [first, ...later] = others.toSorted((one, other) => (one.keys.id < other.keys.id ? 1 : -1)) as [Phone, ...Phone[]];
    const circle = await start(anna);
    await circle.receive([await craft(first, 1, { announces: [7], update: updateOf(7, push('first')) })]);
    for (const phone of later) await circle.receive([await craft(phone, 1, { announces: [7], update: updateOf(7, push('copy')) })]);
    expect([said(circle.doc()), said((await start(anna)).doc())]).toEqual([['first'], ['first']]);
  });

  test('C-7 C-9 an update that deletes is set aside but stays in the log, and what comes after it is applied', async () => {
    const { anna, bela } = await twoPhones();
    const circle = await start(anna);
    await say(circle, 'mine');
    const known = Y.encodeStateAsUpdate(circle.doc());
    const doc = new Y.Doc();
    Y.applyUpdate(doc, known);
    unsay(doc);
    const entries = [
      await craft(bela, 1, { announces: [], update: ownBytes(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc))) }),
      await craft(bela, 2, { announces: [8], update: updateOf(8, (own) => { push('gone')(own); unsay(own); }) }),
      await craft(bela, 3, { announces: [9], update: updateOf(9, push('after')) }),
    ];
    expect(await circle.receive(entries)).toEqual({ applied: 1, setAside: 2, refusal: null });
    expect([asides(anna), logOf(anna).length]).toEqual([['deletes', 'deletes'], 4]);
    expect(said(circle.doc()).toSorted()).toEqual(['after', 'mine']);
    expect(circle.heads()).toContainEqual({ author: bela.keys.id, number: 3 });
  });

  test.each<[string, Payload]>([
    ['no update at all', { announces: [5], update: ownBytes(Uint8Array.of(9, 9, 9)) }],
    ['an empty update', { announces: [5], update: ownBytes(new Uint8Array()) }],
    ['a text, which deletes by itself', { announces: [5], update: updateOf(5, (doc) => doc.getText('said').insert(0, 'typed')) }],
    ['a document in the document', { announces: [5], update: updateOf(5, (doc) => doc.getMap('in').set(ownKey('it', 5), new Y.Doc())) }],
    ['clocks left out', { announces: [5], update: updateOf(5, push('second'), [updateOf(5, push('first'))]) }],
  ])('C-8 %s is set aside and what follows is applied', async (_, payload) => {
    const { anna, words, result } = await afterCrafted(payload);
    expect([result, asides(anna), words]).toEqual([{ applied: 1, setAside: 1, refusal: null }, ['update-broken'], ['honest']]);
  });

  test('C-8 a second story under the same clock is set aside', async () => {
    const { anna, bela } = await twoPhones();
    const circle = await start(anna);
    await circle.receive([await craft(bela, 1, { announces: [5], update: updateOf(5, push('one')) }), await craft(bela, 2, { announces: [], update: updateOf(5, push('two')) })]);
    expect([said(circle.doc()), asides(anna)]).toEqual([['one'], ['update-broken']]);
  });

  test('C-8 an update that points at a later struct of its own client, which Yjs would trip over, is set aside', async () => {
    const ahead = Uint8Array.of(1, 1, 5, 0, 0x88, 5, 7, 1, 119, 1, 97, 0);
    expect(() => Y.applyUpdate(new Y.Doc(), ahead)).toThrow();
    const { anna, words } = await afterCrafted({ announces: [5], update: ahead });
    expect([asides(anna), words]).toEqual([['update-broken'], ['honest']]);
  });

  test('C-8 a payload that inflates past the limit is set aside', async () => {
    const { anna, bela } = await twoPhones();
    const bomb = await deflate(new Uint8Array(32 * 1024 * 1024));
    const packed = encode((to) => { writeUint(to, 1); writeList(to, [5], writeUint); writeBytes(to, bomb); });
    const circle = await start(anna);
    await circle.receive([await craftPacked(bela, 1, packed), await craft(bela, 2, { announces: [6], update: updateOf(6, push('honest')) })]);
    expect([asides(anna), said(circle.doc())]).toEqual([['update-broken'], ['honest']]);
  });

  test('C-8 no bytes inside or outside the seal make the circle throw', async () => {
    const { anna, bela } = await twoPhones();
    const circle = await start(anna);
    const honest = updateOf(5, (doc) => { doc.getMap('contact').set(ownKey('a', 5), new Y.Map([[ownKey('born', 5), 'x']])); doc.getMap('said').set(ownKey('0', 5), { deep: [1, 'two', null] }); });
    let number = 0;
    const flips = fc.array(fc.tuple(fc.nat(honest.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 });
    await fc.assert(fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 60 }), flips.map((all) => flipped(honest, all))), async (bytes) => {
      number += 1;
      const entry = await craft(bela, number, { announces: [number + 100], update: ownBytes(bytes) });
      expect((await circle.receive([entry])).refusal).toBeNull();
      await circle.receive([{ ...entry, header: { ...entry.header, number: number + 1 }, body: ownBytes(bytes) }]);
    }), { numRuns: 300, seed: 8 });
    expect(circle.heads()).toEqual([{ author: bela.keys.id, number }]);
    await say(circle, 'still here');
    expect(said((await start(anna)).doc())).toEqual(said(circle.doc()));
  });

  test('C-8 a listener that throws does not stop the circle: the document is rebuilt from the log', async () => {
    const { anna, bela } = await twoPhones();
    const circle = await start(anna);
    circle.doc().on('update', () => { throw new Error('a screen fell over'); });
    expect(await circle.receive(await wordsOf(bela, 'one'))).toEqual({ applied: 1, setAside: 0, refusal: null });
    expect(said(circle.doc())).toEqual(['one']);
  });

  test('C-10 entries in any order, doubled, in any batches, make the same document', async () => {
    const [anna, bela, cem] = await phones(3, random) as readonly [Phone, Phone, Phone];
    const [ofBela, ofCem] = [await start(bela), await start(cem)];
    for (let round = 0; round < 4; round += 1) {
      await say(ofBela, `b${round}`);
      await say(ofCem, `c${round}`);
      if (round % 2 === 0) { await ofBela.receive(logOf(cem)); await ofCem.receive(logOf(bela)); }
    }
    await ofBela.receive(logOf(cem));
    const entries = logOf(bela);
    await fc.assert(fc.asyncProperty(fc.shuffledSubarray([...entries, ...entries], { minLength: 1 }), fc.integer({ min: 1, max: 9 }), async (order, size) => {
      anna.disk.entries.clear();
      const circle = await start(anna);
      for (let from = 0; from < order.length; from += size) await circle.receive(order.slice(from, from + size));
      for (const { author, number } of circle.heads()) expect(logOf(anna).filter(({ header }) => header.author === author).map(({ header }) => header.number)).toEqual(Array.from({ length: number }, (_, at) => at + 1));
      await circle.receive(entries);
      expect(said(circle.doc())).toEqual(said(ofBela.doc()));
    }), { numRuns: 40, seed: 6 });
  });

  test('C-11 what could not be stored is not applied and stays missing', async () => {
    const { anna, bela } = await twoPhones();
    const entries = await wordsOf(bela, 'one', 'two');
    const circle = await start(anna);
    anna.disk.failNext = 'storage-full';
    expect(await circle.receive(entries)).toEqual({ applied: 0, setAside: 0, refusal: 'storage-full' });
    expect([said(circle.doc()), circle.heads()]).toEqual([[], []]);
    expect(await circle.receive(entries)).toEqual({ applied: 2, setAside: 0, refusal: null });
    expect(said(circle.doc())).toEqual(['one', 'two']);
  });

  test('C-15 entries under the own name that the own log does not hold are not taken', async () => {
    const { anna } = await twoPhones();
    const circle = await start(anna);
    expect(await circle.receive([await craft(anna, 1, { announces: [5], update: updateOf(5, push('a copy of me')) })])).toEqual({ applied: 0, setAside: 0, refusal: null });
    expect([said(circle.doc()), logOf(anna)]).toEqual([[], []]);
  });
});

function flipped(bytes: Uint8Array, flips: readonly (readonly [number, number])[]): Uint8Array {
  const changed = Uint8Array.from(bytes);
  for (const [at, byte] of flips) changed[at] = byte;
  return changed;
}
