import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { recordIds } from '#doc/records.ts';
import type { RecordKind } from '#domain/write.ts';
import { emptyDisk, memoryStore } from '../support/memoryStore.ts';
import { TEAM_LOG, asides, phonesOf, start, type Phone } from '../support/phones.ts';
import { seededNumbers, seededRandom } from '../support/random.ts';
import { must } from '../support/rosterActs.ts';
import { canvasser, carryOver, connect, disconnect, missing, reopen, run, type Canvasser, type Surroundings } from './canvasser.ts';
import { anyCommand } from './commands.ts';
import { patience } from './patience.ts';
import { foundedFile, openOffice, type Founded, type Office } from './office.ts';

/** Each seed is one office's day; `SEED=17 npx vitest run tests/convergence` repeats one and looks for the shortest day that fails alike. */
const seeds = process.env['SEED'] ? [Number(process.env['SEED'])] : Array.from({ length: 300 }, (_, index) => index + 1);
const MOST = 6;

const who = fc.nat(MOST - 1);
const step = fc.oneof(
  { weight: 12, arbitrary: fc.record({ does: fc.constant('command' as const), who, kind: fc.nat(26), pick: fc.nat(999) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), turns: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('lose reception' as const, 'find reception' as const, 'restart' as const, 'crash while saving' as const, 'fail to save' as const, 'checkpoint' as const), who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('carry over' as const), who, to: who }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('restart the hub' as const, 'back the hub up' as const, 'restore the hub' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;
const day = fc.record({ phones: fc.integer({ min: 2, max: MOST }), seed: fc.nat(), steps: fc.array(step, { minLength: 15, maxLength: 60 }) });

let all: Awaited<ReturnType<typeof phonesOf>>;
let founded: Founded;
beforeAll(async () => {
  const random = seededRandom(1);
  all = await phonesOf(MOST, random);
  founded = await foundedFile(all.chain, all.world.roster, random);
});
afterAll(() => founded.remove());

test.each(seeds)('all phones of an office agree and no saved edit is missing (SEED=%i)', async (seed) => {
  await fc.assert(fc.asyncProperty(day, liveThrough), { seed, numRuns: 1, endOnFailure: seeds.length > 1 });
});

type Day = { readonly people: readonly Canvasser[]; readonly office: Office; readonly around: Surroundings; readonly chance: () => number; readonly time: ReturnType<typeof patience> };

async function liveThrough(plan: { readonly phones: number; readonly seed: number; readonly steps: readonly Step[] }): Promise<void> {
  const random = seededRandom(plan.seed);
  const office = openOffice(founded, random);
  const time = patience();
  const world = { ...all.world, random };
  const around = { chain: all.chain, open: office.open, timer: time.timer, random };
  const phones: readonly Phone[] = all.phones.slice(0, plan.phones).map((phone) => ({ ...phone, world, disk: emptyDisk() }));
  const people = await Promise.all(phones.map((phone) => canvasser(phone, must(memberOf(phone)))));
  for (const person of people) connect(person, around);
  const today: Day = { people, office, around, chance: seededNumbers(plan.seed), time };
  try {
    for (const [at, next] of plan.steps.entries()) await take(today, next, at);
    await comeHome(today);
    await compare(people);
  } finally {
    for (const person of people) await disconnect(person);
    await office.close();
  }
}

function memberOf(phone: Phone) {
  const member = phone.world.roster.devices.get(phone.keys.id)?.member;
  return member ? { ok: true as const, value: member } : { ok: false as const, refusal: 'no member' };
}

async function take({ people, office, around, chance, time }: Day, next: Step, at: number): Promise<void> {
  if (next.does === 'wait') return time.turns(next.turns);
  if (!('who' in next)) return next.does === 'restart the hub' ? office.restart() : next.does === 'back the hub up' ? office.backUp() : office.restore();
  const person = people[next.who % people.length] as Canvasser;
  const command = (kind: number, pick: number) => run(person, anyCommand(person.circle.doc(), kind, pick, person.member, around.random), at, around.random);
  switch (next.does) {
    case 'command':
      await command(next.kind, next.pick);
      return person.connection?.nudge();
    case 'carry over':
      return carryOver(person, people[next.to % people.length] as Canvasser, chance);
    case 'lose reception':
      person.reception = false;
      return disconnect(person);
    case 'find reception':
      person.reception = true;
      return person.connection ? person.connection.nudge() : connect(person, around);
    case 'restart':
      await person.circle.close();
      return reopen(person, around);
    case 'crash while saving':
      void command(0, at);
      await time.turns(at % 4);
      return reopen(person, around);
    case 'fail to save':
      person.phone.disk.failNext = 'storage-full';
      return command(0, at);
    case 'checkpoint':
      return void (await person.circle.checkpoint('now'));
  }
}

/** Everyone is back at the office: after that all must hold everything. */
async function comeHome({ people, around, time }: Day): Promise<void> {
  for (const person of people) {
    person.reception = true;
    person.phone.disk.failNext = null;
    await reopen(person, around);
  }
  await time.until(async () => {
    const heads = people.map((person) => JSON.stringify(person.circle.heads().toSorted((one, other) => (one.author < other.author ? -1 : 1))));
    const safe = await Promise.all(people.map(isSafe));
    return new Set(heads).size === 1 && safe.every(Boolean);
  });
}

async function isSafe({ phone, circle }: Canvasser): Promise<boolean> {
  const own = circle.heads().find((head) => head.author === phone.keys.id)?.number ?? 0;
  return (await memoryStore(phone.disk).confirmed(TEAM_LOG, phone.keys.id)) === own;
}

const kinds: readonly RecordKind[] = ['contact', 'talk', 'task', 'mandate', 'mentorship', 'note', 'internalEvent', 'member', 'space'];

async function compare(people: readonly Canvasser[]): Promise<void> {
  const saved = people.flatMap((person) => person.saved);
  const [first] = people as [Canvasser];
  for (const person of people) {
    expect(missing(person.circle.doc(), saved)).toEqual([]);
    expect(asides(person.phone)).toEqual([]);
    expect(contents(person.circle.doc())).toEqual(contents(first.circle.doc()));
    const fromDisk = await start(person.phone);
    expect(contents(fromDisk.doc())).toEqual(contents(first.circle.doc()));
    expect(Y.equalSnapshots(Y.snapshot(fromDisk.doc()), Y.snapshot(first.circle.doc()))).toBe(true);
  }
}

function contents(doc: Y.Doc): unknown {
  for (const kind of kinds) recordIds(doc, kind);
  return doc.toJSON();
}
