import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { BOARD, TEAM, type CircleId, type DeviceId, type InviteId, type MemberId, type SpaceId } from '#base/ids.ts';
import { teamState, type Contact } from '#app/teamState.ts';
import { applyWrites } from '#doc/records.ts';
import { knownFrom } from '#doc/known.ts';
import type { Command } from '#domain/command.ts';
import { decide } from '#domain/decide.ts';
import { memberIsEntitled } from '#roster/entitled.ts';
import type { Roster, RosterInvite } from '#roster/roster.ts';
import { noHash } from '#wire/rosterEntry.ts';
import { roles, type Role } from '#wire/rosterAction.ts';
import { writesOf } from '../support/decided.ts';
import { seededRandom } from '../support/random.ts';

const NOW = Date.UTC(2026, 10, 23);
const keys = { sign: noHash, box: noHash };
const memberId = (at: number) => `m${at}` as MemberId;
const deviceOf = (at: number) => `device${at}` as DeviceId;

/** A roster of members with these roles, each with one device; `mentors` are the members of each mentorship. */
function rosterOf(members: readonly { readonly roles: readonly Role[]; readonly removed: boolean }[], mentors: readonly (readonly MemberId[])[] = [], invites: readonly RosterInvite[] = []): Roster {
  const circle = (id: CircleId, inIt: readonly MemberId[] | null = null) => [id, { id, epoch: 1, due: false, members: inIt, putIn: new Map<MemberId, MemberId>(), snapshot: noHash, heads: [], wraps: new Map(), former: new Set<DeviceId>(), lastErasure: 0 }] as const;
  return {
    space: 'space' as SpaceId, genesis: noHash, head: noHash, length: 1,
    members: new Map(members.map(({ roles, removed }, at) => [memberId(at), { id: memberId(at), roles, removed }])),
    devices: new Map(members.map(({ removed }, at) => [deviceOf(at), { id: deviceOf(at), member: memberId(at), keys, removed, removedAt: removed ? 1 : null }])),
    invites: new Map(invites.map((invite) => [invite.id, invite])),
    leads: new Map(members.flatMap(({ roles, removed }, at) => (roles.includes('lead') && !removed ? [[deviceOf(at), 1] as const] : []))),
    circles: new Map([circle(TEAM), circle(BOARD), ...mentors.map((inIt, at) => circle(`mentor:${at}` as CircleId, inIt))]),
  };
}

function named(commands: readonly Command[]): Y.Doc {
  const doc = new Y.Doc();
  const by = { member: memberId(0), at: NOW, today: '2026-11-23' as never, random: seededRandom(3) };
  for (const command of commands) {
    const decided = decide(command, knownFrom(doc), by);
    if (!decided.ok) throw new Error(decided.refusal);
    applyWrites(doc, writesOf(decided.value), by, 'test');
  }
  return doc;
}

const stateOf = (roster: Roster, team = new Y.Doc(), contacts: readonly Contact[] = [], self = 0) =>
  teamState({ roster, team, self: { member: memberId(self), device: deviceOf(self) }, contacts, extras: [], now: NOW });

test('D-32 “Wer sieht was?” names for every circle exactly the members whom the roster entitles', () => {
  const member = fc.record({ roles: fc.subarray([...roles]), removed: fc.boolean() });
  const team = fc.array(member, { minLength: 1, maxLength: 6 }).map((all) => [{ roles: all[0]?.roles ?? [], removed: false }, ...all.slice(1)]);
  fc.assert(fc.property(team, fc.array(fc.subarray([0, 1, 2, 3, 4, 5]), { maxLength: 3 }), (members, mentors) => {
    const roster = rosterOf(members, mentors.map((inIt) => inIt.map(memberId)));
    const { readers } = stateOf(roster);
    const entitled = (circle: string) => [...roster.members.keys()].filter((id) => memberIsEntitled(roster, circle as CircleId, id));
    expect(readers.team).toEqual(entitled('team'));
    expect(new Set(readers.ownDesk)).toEqual(new Set(entitled(`desk:${memberId(0)}`)));
    for (const id of entitled('team')) expect(new Set([id, ...readers.everyDesk])).toEqual(new Set(entitled(`desk:${id}`)));
    const told = new Set(readers.mentorships.map((set) => set.join()));
    expect(told).toEqual(new Set(mentors.map((_, at) => entitled(`mentor:${at}`).join())));
    expect(readers.mentorships).toHaveLength(told.size);
  }), { seed: 4, numRuns: 300 });
});

test('the team is told by name, removed members last, with what the hub says of their devices', () => {
  const doc = named([
    { do: 'nameMember', member: memberId(0), name: 'Mara' },
    { do: 'nameMember', member: memberId(1), name: 'Bea' },
    { do: 'nameMember', member: memberId(2), name: 'Alba' },
    { do: 'nameDevice', device: deviceOf(0), name: 'Firefox auf Linux' },
  ]);
  const roster = rosterOf([{ roles: ['lead'], removed: false }, { roles: ['canvasser', 'mentor'], removed: false }, { roles: [], removed: true }]);
  const heard = [{ device: deviceOf(1), lastContact: NOW - 5, erased: false }, { device: deviceOf(2), lastContact: null, erased: true }];
  const { members, lead } = stateOf(roster, doc, heard);
  expect(members.map(({ name, self, roles, removed }) => ({ name, self, roles, removed }))).toEqual([
    { name: 'Bea', self: false, roles: ['canvasser', 'mentor'], removed: false },
    { name: 'Mara', self: true, roles: ['lead'], removed: false },
    { name: 'Alba', self: false, roles: [], removed: true },
  ]);
  expect(members.flatMap(({ devices }) => devices)).toEqual([
    { id: deviceOf(1), name: '', self: false, state: 'active', lastContact: NOW - 5 },
    { id: deviceOf(0), name: 'Firefox auf Linux', self: true, state: 'active', lastContact: null },
    { id: deviceOf(2), name: '', self: false, state: 'erased', lastContact: null },
  ]);
  expect([lead, stateOf(roster, doc, [], 1).lead]).toEqual([true, false]);
});

test('open invites are told, soonest to expire first, with who may withdraw them; used, void, expired and lasting ones are not', () => {
  const invite = (id: string, by: number, more: Partial<RosterInvite> = {}): RosterInvite => ({ id: id as InviteId, keys, roles: ['canvasser'], member: null, expires: NOW + 9, by: deviceOf(by), state: 'open', ...more });
  const invites = [
    invite('late', 0), invite('soon', 0, { expires: NOW + 1, roles: ['lead'] }), invite('device', 1, { member: memberId(1), roles: [], expires: NOW + 5 }),
    invite('used', 0, { state: 'used' }), invite('void', 0, { state: 'void' }), invite('over', 0, { expires: NOW }), invite('sheet', 1, { member: memberId(1), roles: [], expires: 0 }),
  ];
  const roster = rosterOf([{ roles: ['lead'], removed: false }, { roles: ['canvasser'], removed: false }], [], invites);
  const told = (self: number) => stateOf(roster, new Y.Doc(), [], self).invites.map(({ id, by, member, withdrawable }) => [id, by, member, withdrawable]);
  expect(told(0)).toEqual([['soon', memberId(0), null, true], ['device', memberId(1), memberId(1), true], ['late', memberId(0), null, true]]);
  expect(told(1).map(([, , , withdrawable]) => withdrawable)).toEqual([false, true, false]);
});
