import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TEAM, type MemberId } from '#base/ids.ts';
import { noneLost } from '#app/farewellApi.ts';
import { packLeft, unpackLeft, type Left } from '#app/parcel.ts';
import type { Command } from '#domain/command.ts';
import { MOST_PARCEL_BYTES } from '#seal/parcel.ts';
import { decode, encode, readFixed, readUint, writeFixed, writeUint } from '#wire/codec.ts';
import { openOffice } from '../doc/office.ts';
import { seededNumbers } from '../support/random.ts';
import { sampleCommands } from '../support/sampleData.ts';

const lost = { tooMany: 3, notes: 2, unreadable: 1 };
const few: readonly Left[] = [1, 2].map((number) => ({ circle: TEAM, epoch: 4, number, update: new Uint8Array([number, 7]) }));

test('Y-26 a parcel reads back as it was packed, with what could not be in it; one of the first version says nothing of that', async () => {
  const bytes = await packLeft({ left: few, lost });
  expect(await unpackLeft(bytes)).toEqual({ left: few, lost });
  const silent = decode(await packLeft({ left: few, lost: noneLost }), (from) => {
    for (let count = 0; count < 4; count += 1) readUint(from);
    return readFixed(from, from.arr.length - from.pos);
  });
  const first = encode((to) => {
    writeUint(to, 1);
    writeFixed(to, silent.ok ? silent.value : new Uint8Array());
  });
  expect(await unpackLeft(first)).toEqual({ left: few, lost: noneLost });
  expect(await unpackLeft(encode((to) => writeUint(to, 3)))).toBeNull();
});

test('Y-26 no bytes make the reader of a parcel throw', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
    const read = await unpackLeft(new Uint8Array([2, ...bytes]));
    expect(read === null || Array.isArray(read.left)).toBe(true);
  }), { numRuns: 60 });
});

/** The same talks with letters thrown at random, as nobody writes: nothing can be smaller packed. */
function senseless(command: Command, chance: () => number): Command {
  if (command.do !== 'logTalk') return command;
  const notes = Array.from({ length: command.talk.notes.length }, () => String.fromCodePoint(97 + Math.floor(chance() * 26))).join('');
  return { ...command, talk: { ...command.talk, notes } };
}

async function bytesFor(commands: readonly Command[]): Promise<number> {
  const office = openOffice('member-kim' as MemberId, 90);
  const left: Left[] = [];
  office.team.on('update', (update: Uint8Array) => left.push({ circle: TEAM, epoch: 1, number: left.length + 1, update: new Uint8Array(update) }));
  for (const command of commands) office.must(command);
  expect(left).toHaveLength(5_000);
  return (await packLeft({ left, lost: noneLost })).length;
}

test('Y-26 five thousand entries of ninety days without a network are 0.3 MB, of the 16 MiB a hub takes; of senseless letters 0.7 MB', async () => {
  const commands = sampleCommands(1_000, 90);
  expect(await bytesFor(commands)).toBeLessThan(300_000);
  const chance = seededNumbers(91);
  const worst = await bytesFor(commands.map((command) => senseless(command, chance)));
  expect(worst).toBeLessThan(700_000);
  expect(MOST_PARCEL_BYTES / (worst / 5_000)).toBeGreaterThan(100_000);
});
