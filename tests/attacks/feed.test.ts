import 'fake-indexeddb/auto';
import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { newId, type ContactId, type SpaceId, type TalkId } from '#base/ids.ts';
import { ownBytes, toBase64Url, type Bytes } from '#base/bytes.ts';
import { accept } from '#base/result.ts';
import { fetchFollowed, heardFeed, putFeed, type FeedPorts } from '#sync/feedTalk.ts';
import type { Ask } from '#sync/questions.ts';
import { feedHashOf, signFeed, type FeedClaim } from '#wire/feed.ts';
import { decodeFeedQuestion, encodeFeedAnswer, type FeedAnswer, type FeedQuestion } from '#wire/feedMessages.ts';
import { MAX_CALENDAR_BYTES } from '#wire/limits.ts';
import { newDevice, randomBytes, type Device } from '../support/association.ts';
import { addEvent, linkOf, subscribed } from '../support/feedPhones.ts';
import { calendarOf } from '../support/hubFeeds.ts';
import { hubOffice } from '../support/hubOffice.ts';
import { must } from '../support/rosterActs.ts';

const at = hubOffice(79);
const CALENDAR = calendarOf('Echt');
const now = (_: number, task: () => void) => {
  queueMicrotask(task);
  return () => undefined;
};

/** A hub that answers as it likes. */
function hostile(answer: (question: FeedQuestion) => FeedAnswer | Bytes): Ask {
  return (async (message: { readonly bytes: Bytes }) => {
    const question = must(decodeFeedQuestion(message.bytes));
    const told = answer(question);
    return accept({ is: 'feed', bytes: told instanceof Uint8Array ? told : encodeFeedAnswer(told) });
  }) as unknown as Ask;
}
async function association(): Promise<{ readonly ports: FeedPorts; readonly own: Device; readonly other: Device; readonly space: SpaceId }> {
  const [own, other] = [await newDevice(), await newDevice()];
  const space = toBase64Url(randomBytes(16)) as SpaceId;
  return { own, other, space, ports: { space, device: own.id, signKey: own.sign, keyOf: (id) => [own, other].find((one) => one.id === id)?.keys.sign ?? null } };
}
const stateOf = (claim: FeedClaim | null): FeedAnswer => ({ is: 'state', state: { number: 1, address: randomBytes(32), claim, at: 1 } });
const claimBy = async (space: SpaceId, device: Device) => signFeed(space, { device: device.id, epoch: 1, heads: [], form: 1, hash: await feedHashOf(CALENDAR) }, device.sign);

test('a calendar the hub made up, took from another association, altered or had signed by a stranger is told apart from one of a member', async () => {
  const { ports, other, space } = await association();
  const [stranger, elsewhere] = [await newDevice(), await association()];
  const genuine = await claimBy(space, other);
  const heard = async (claim: FeedClaim) => must(await heardFeed(ports, hostile(() => stateOf(claim))));
  expect(await heard(genuine)).toMatchObject({ isForged: false, claim: genuine });
  const forged = [await claimBy(space, stranger), await claimBy(elsewhere.space, other), { ...genuine, hash: await feedHashOf(calendarOf('Falsch')) }, { ...genuine, epoch: 2 }, { ...genuine, device: ports.device }, { ...genuine, signature: randomBytes(64) }];
  for (const claim of forged) expect(await heard(claim)).toMatchObject({ isForged: true, claim: null });
});

test('a hub that answers nonsense to what is published or asked harms nobody', async () => {
  const { ports } = await association();
  const answers: readonly (FeedAnswer | Bytes)[] = [new Uint8Array(), randomBytes(50), { is: 'fetching' }, { is: 'unchanged', at: 0 }, { is: 'refused', why: 'not-found', at: 0 }];
  for (const answer of answers) {
    expect(await heardFeed(ports, hostile(() => answer))).toMatchObject({ ok: false, refusal: 'unreachable' });
    expect(await putFeed(ports, hostile(() => answer), { epoch: 1, heads: [], form: 1 }, CALENDAR)).toMatchObject({ ok: false, refusal: 'unreachable' });
  }
  expect((await fetchFollowed(hostile(() => ({ is: 'fetching' })), now, 'https://kalender.example.org/x.ics', null))).toMatchObject({ ok: false, refusal: 'too-slow' });
  expect((await fetchFollowed(hostile(() => ({ is: 'unchanged', at: 0 })), now, 'https://kalender.example.org/x.ics', null))).toMatchObject({ ok: false, refusal: 'gone' });
});

test('a followed calendar that is other than its hash, cut short, without end or a bomb is not taken', async () => {
  const hash = await feedHashOf(CALENDAR);
  const deflated = ownBytes(deflateRawSync(CALENDAR));
  const part = (change: Partial<Extract<FeedAnswer, { is: 'fetched' }>>): FeedAnswer => ({ is: 'fetched', at: 1, hash, part: 0, parts: 1, bytes: deflated, ...change });
  const fetched = (answer: (question: FeedQuestion) => FeedAnswer) => fetchFollowed(hostile(answer), now, 'https://kalender.example.org/x.ics', null);
  expect(must(await fetched(() => part({}))).bytes).toEqual(CALENDAR);
  const bomb = ownBytes(deflateRawSync(Buffer.alloc(MAX_CALENDAR_BYTES + 1)));
  const wrong: readonly ((question: FeedQuestion) => FeedAnswer)[] = [
    () => part({ hash: randomBytes(32) }),
    () => part({ bytes: ownBytes(deflateRawSync(calendarOf('Falsch'))) }),
    () => part({ bytes: deflated.slice(0, 20) }),
    () => part({ bytes: bomb }),
    () => part({ part: 1, parts: 2 }),
    (question) => part({ part: question.is === 'fetch' ? question.part : 0, parts: 17, bytes: deflated }),
    (question) => part({ part: question.is === 'fetch' ? Math.min(question.part, 3) : 0, parts: 17, bytes: deflated }),
  ];
  for (const answer of wrong) expect(await fetched(answer)).toMatchObject({ ok: false, refusal: 'gone' });
});

test('nothing of contacts, talks, internal events and members gets into what is published', async () => {
  const mara = await at.founded();
  const contact = newId<ContactId>(at.random);
  must(await mara.engine.run({ do: 'createContact', id: contact, contact: { name: 'Kanari Vogel', phones: [] } as never, consent: { way: 'spoken', on: '2026-11-01' as never } }));
  must(await mara.engine.run({ do: 'logTalk', id: newId<TalkId>(at.random), with: { contact }, talk: { on: '2026-11-01' as never, channel: 'visit', outcome: 'interested', covered: [], notes: 'Kanari im Vertrauen' } }));
  await addEvent(mara, at.random, 'Kanari intern', '2027-03-01', false);
  await addEvent(mara, at.random, 'Offene Sitzung');
  must(await mara.engine.openFeed());
  await mara.until(() => mara.status().waiting === 0);
  const link = await linkOf(mara);
  await expect.poll(async () => (await subscribed(link)).text, { timeout: 15_000 }).toContain('Offene Sitzung');
  const { text } = await subscribed(link);
  expect(['Kanari', 'Mara', contact].filter((word) => text.includes(word))).toEqual([]);
});
