import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import type { Bytes } from '#base/bytes.ts';
import { readKnownRoster, readRoster, type KnownPoint } from '#roster/fold.ts';
import { seededRandom } from '../support/random.ts';
import { found, must, signed, withMember, type Association } from '../support/rosterActs.ts';

const random = seededRandom(84);
let association: Association;
let chain: readonly Bytes[];
let known: KnownPoint;
const verified = vi.spyOn(crypto.subtle, 'verify');

beforeAll(async () => {
  association = (await withMember((await withMember(await found(random), random)).association, random)).association;
  chain = association.chain;
  const { length, head } = association.roster;
  known = { length, head };
});
afterEach(() => void verified.mockClear());

async function verifications(work: () => Promise<unknown>): Promise<number> {
  verified.mockClear();
  await work();
  return verified.mock.calls.length;
}

test('S-21 a chain whose head is known folds to the same roster without a signature being checked again', async () => {
  const anew = must(await readRoster(chain));
  let roster = anew;
  expect(await verifications(async () => { roster = must(await readKnownRoster(chain, known)); })).toBe(0);
  expect(roster).toEqual(anew);
  expect(await verifications(() => readKnownRoster(chain, null))).toBeGreaterThanOrEqual(chain.length);
});

test('S-21 what came after the known head is verified, and only that', async () => {
  const longer = (await withMember(association, random)).association;
  const before = await verifications(() => readKnownRoster(longer.chain, known));
  // An invite's signature, a join's, and the join's proof.
  expect(before).toBe(3);
  const forged = await signed(association.roster, association.founder, { kind: 'role', member: association.founderMember, roles: ['lead', 'treasurer'] }, 0);
  const broken = forged.with(forged.length - 1, forged.at(-1)! ^ 1);
  expect(await readKnownRoster([...chain, broken], known)).toMatchObject({ refusal: 'forged' });
});

test('S-21 a chain altered anywhere on the disk, cut short or of another association is verified in full', async () => {
  for (const [index, entry] of chain.entries()) {
    for (const at of [0, 60, entry.length - 1]) {
      const altered = chain.with(index, entry.with(at, entry[at]! ^ 1));
      expect((await readKnownRoster(altered, known)).ok).toBe(false);
    }
  }
  const short = chain.slice(0, 2);
  expect(await verifications(() => readKnownRoster(short, known))).toBeGreaterThanOrEqual(short.length);
  const other = (await withMember((await withMember(await found(random), random)).association, random)).association;
  expect(await verifications(() => readKnownRoster(other.chain, known))).toBeGreaterThanOrEqual(other.chain.length);
});
