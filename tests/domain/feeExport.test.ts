import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { decide } from '#domain/decide.ts';
import type { NewFeeExport } from '#domain/feeExport.ts';
import type { TeamRole } from '#domain/known.ts';
import { feeExportsOf } from '#doc/feeExports.ts';
import { feeTermsOf } from '#doc/feeTerms.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites } from '#doc/records.ts';
import { anna, bert, day } from '../doc/office.ts';
import { seededRandom } from '../support/random.ts';

function office() {
  const team = new Y.Doc();
  const random = seededRandom(11);
  let at = 0;
  const told = (made: NewFeeExport, roles: readonly TeamRole[] = ['treasurer'], member = anna) => {
    at += 1_000;
    const by = { member, at, today: day('2026-11-25'), random, roles };
    const decided = decide({ do: 'recordFeeExport', export: made }, knownFrom(team), by);
    if (decided.ok) for (const { writes } of decided.value.parts) applyWrites(team, writes, by, 'own');
    return decided.ok ? decided.value.parts.length : decided.refusal;
  };
  return { team, told };
}

test('D-176 who took a list out, when, how many and as what is told once and for good, by Leitung and Kasse', () => {
  const { team, told } = office();
  expect(told({ id: 'a', format: 'csv', count: 3 })).toBe(1);
  expect(told({ id: 'b', format: 'xlsx', count: 4 }, ['lead'], bert)).toBe(1);
  expect(told({ id: 'a', format: 'csv', count: 3 })).toBe(0);
  expect(told({ id: 'c', format: 'csv', count: 3 }, ['canvasser', 'mentor'])).toBe('not-your-role');
  expect(feeExportsOf(team)).toEqual([{ id: 'b', format: 'xlsx', count: 4, by: bert, at: 2_000 }, { id: 'a', format: 'csv', count: 3, by: anna, at: 1_000 }]);
  expect(feeTermsOf(team)).toEqual([]);
});

test('D-176 what is no export is refused, and none is read where none was written', () => {
  const { team, told } = office();
  expect(told({ id: '', format: 'csv', count: 1 })).toBe('value-unknown');
  expect(told({ id: 'a', format: 'pdf' as never, count: 1 })).toBe('value-unknown');
  expect(told({ id: 'a', format: 'csv', count: -1 })).toBe('value-unknown');
  for (const [index, value] of [null, 3, { id: 'x' }, { id: 'x', format: 'pdf', count: 1 }].entries()) team.getMap('terms').set(`terms e${index} 1`, ['exports', value, [], anna, index]);
  expect(feeExportsOf(team)).toEqual([]);
});
