import { expect, test } from 'vitest';
import { BOARD, TEAM, type CommitteeId, type EditId } from '#base/ids.ts';
import { addDays } from '#domain/calendar.ts';
import { committeeTemplate, templateId, templateOffers, type TemplateKey } from '#domain/committee.ts';
import { dueSteps, isAsked, type SupportAsk } from '#domain/support.ts';
import { committeeOf, committeesOf } from '#doc/committees.ts';
import { supportOf, supports } from '#doc/supports.ts';
import { anna, answer, bert, day, exchange, openOffice, type Office } from '../doc/office.ts';

const land = 'committee-land' as CommitteeId;
const ask: SupportAsk = { on: day('2026-11-20'), by: anna, whom: 'Geschäftsstelle', what: 'Material für die offene Liste' };

function withBoard(): Office {
  const office = openOffice(anna, 1);
  office.must({ do: 'nameMember', member: bert, name: 'Bert' });
  office.must({ do: 'createCommittees', committees: [{ id: land, name: 'Landesforum' }] });
  return office;
}
const record = (office: Office, part: Partial<SupportAsk> = {}, committee = land) => office.run({ do: 'recordAsk', committee, ask: { ...ask, ...part } });
const edit = (office: Office, field: 'answer' | 'next', value: unknown) => office.run({ do: 'editSupport', committee: land, edits: [{ field, value, seen: office.known.heads('support', land, field) } as never] });

test('D-236 a board is asked for something, by a member, on a day that has come', () => {
  const office = withBoard();
  expect(answer(record(office, {}, 'nowhere' as CommitteeId))).toBe('committee-unknown');
  const wrong: readonly (readonly [object, string])[] = [[{ what: ' ' }, 'nothing-to-do'], [{ by: 'nobody' }, 'member-unknown'], [{ on: addDays(office.today(), 1) }, 'date-in-future'], [{ on: '2026-13-01' }, 'date-unreadable'], [{ whom: 'x'.repeat(121) }, 'text-too-long']];
  for (const [part, refusal] of wrong) expect(answer(record(office, part)), JSON.stringify(part)).toBe(refusal);
  expect(supports(office.team)).toEqual([]);
  expect(answer(record(office))).toBe('accepted');
  expect(answer(record(office, { on: day('2026-11-10'), what: 'Referent:in' }))).toBe('accepted');
  expect(supportOf(office.team, land)).toMatchObject({ asks: [{ what: 'Referent:in' }, ask], answer: { is: 'open', text: '' }, next: null });
});

test('D-236 D-20 asks made apart are all there; what was answered apart stands side by side until somebody picks', () => {
  const [one, other] = [withBoard(), openOffice(bert, 2)];
  exchange(one, other);
  record(one);
  expect(answer(record(other, { by: bert, what: 'Räume' }))).toBe('accepted');
  edit(one, 'answer', { is: 'yes', text: 'gern' });
  edit(other, 'answer', { is: 'partly', text: 'nur Räume' });
  exchange(one, other);
  for (const { team } of [one, other]) {
    expect(supportOf(team, land).asks.map(({ what }) => what).toSorted()).toEqual([ask.what, 'Räume'].toSorted());
    expect(supportOf(team, land).contested.answer).toHaveLength(2);
  }
  edit(one, 'answer', { is: 'partly', text: 'nur Räume' });
  exchange(one, other);
  expect(supportOf(other.team, land)).toMatchObject({ answer: { is: 'partly' }, contested: {} });
});

test('D-236 D-16 a next step says what is to be done, and can be taken back', () => {
  const office = withBoard();
  expect(answer(edit(office, 'next', { what: '', due: null, responsible: null }))).toBe('nothing-to-do');
  expect(answer(edit(office, 'next', { what: 'anrufen', due: '2026-11-31', responsible: null }))).toBe('date-unreadable');
  expect(answer(edit(office, 'next', { what: 'anrufen', due: null, responsible: 'nobody' }))).toBe('member-unknown');
  expect(answer(edit(office, 'answer', { is: 'maybe', text: '' }))).toBe('value-unknown');
  const step = { what: 'anrufen', due: day('2026-11-30'), responsible: bert };
  edit(office, 'next', step);
  expect(supportOf(office.team, land).next).toEqual(step);
  const decided = edit(office, 'next', null);
  const undo = decided.ok ? decided.value.undo : null;
  if (undo) office.must(undo);
  expect(supportOf(office.team, land).next).toEqual(step);
});

test('D-236 an ask that was a mistake is taken back, on every device, and nothing else with it', () => {
  const [one, other] = [withBoard(), openOffice(bert, 2)];
  record(one);
  const decided = record(one, { what: 'Räume' });
  exchange(one, other);
  const undo = decided.ok ? decided.value.undo : null;
  if (undo) one.must(undo);
  exchange(one, other);
  expect(supportOf(other.team, land).asks.map(({ what }) => what)).toEqual([ask.what]);
  expect(answer(other.run({ do: 'takeBackAsk', committee: land, ask: 'nothing' as EditId }))).toBe('value-unknown');
  const [left] = supportOf(other.team, land).asks;
  if (left) other.must({ do: 'takeBackAsk', committee: land, ask: left.edit });
  exchange(one, other);
  expect(supportOf(one.team, land).asks).toEqual([]);
});

test('D-237 what a board was asked goes to the team and to no other circle', () => {
  const office = withBoard();
  const circles = [record(office), edit(office, 'answer', { is: 'yes', text: 'gern' }), edit(office, 'next', { what: 'anrufen', due: null, responsible: anna })].flatMap((decided) => (decided.ok ? decided.value.parts.map(({ circle }) => circle) : []));
  expect(new Set(circles)).toEqual(new Set([TEAM]));
  expect(circles).not.toContain(BOARD);
  expect(JSON.stringify(office.board.toJSON())).not.toContain(ask.what);
});

test('D-240 Heute shows a next step that is late or due within a week to whoever sees to it, and to Leitung those that nobody sees to', () => {
  const today = day('2026-11-26');
  const steps = [['late', -3, anna], ['soon', 7, anna], ['far', 8, anna], ['theirs', 0, bert], ['nobodys', 0, null]] as const;
  const all = [
    ...steps.map(([what, days, responsible]) => ({ committee: `committee-${what}` as CommitteeId, next: { what, due: addDays(today, days), responsible } })),
    { committee: land, next: null }, { committee: land, next: { what: 'undated', due: null, responsible: anna } },
  ];
  const shown = (self: typeof anna, leads: boolean) => dueSteps(all, { self, leads }, today).map(({ what }) => what);
  expect([shown(anna, false), shown(anna, true), shown(bert, false)]).toEqual([['late', 'soon'], ['late', 'nobodys', 'soon'], ['theirs']]);
});

test('D-245 a board removed after it was asked keeps what stands of it; one of which nothing was ever said has nothing', () => {
  const office = withBoard();
  expect(isAsked(supportOf(office.team, land))).toBe(false);
  record(office);
  edit(office, 'next', { what: 'anrufen', due: office.today(), responsible: anna });
  const removed = office.must({ do: 'editCommittee', id: land, edits: [{ field: 'standing', value: 'removed', seen: office.known.heads('committee', land, 'standing') }] });
  expect(isAsked(supportOf(office.team, land))).toBe(true);
  expect(dueSteps(supports(office.team), { self: anna, leads: false }, office.today()).map(({ what }) => what)).toEqual(['anrufen']);
  if (removed) office.must(removed);
  expect(committeeOf(office.board, land)?.standing).toBe('kept');
});

const names = Object.fromEntries(committeeTemplate.map(({ key }) => [key, `Vorlage ${key}`])) as Readonly<Record<TemplateKey, string>>;
const takeOver = (office: Office, keys: readonly TemplateKey[]) => office.must({ do: 'createCommittees', committees: keys.map((key) => ({ id: templateId(key), name: names[key] })) });
const offers = (office: Office) => {
  const { fresh, removed } = templateOffers(committeesOf(office.board), names);
  return [fresh.map(({ key }) => key), removed.map(({ id }) => id)];
};
const say = (office: Office, id: CommitteeId, field: 'name' | 'standing', value: string) => office.must({ do: 'editCommittee', id, edits: [{ field, value, seen: office.known.heads('committee', id, field) } as never] });

test('D-253 the template offers apart what was removed of it, also under another name, and taken up again it is the same board with what it was asked', () => {
  const office = withBoard();
  const [forum, mayors, ...others] = committeeTemplate.map(({ key }) => key).toReversed() as [TemplateKey, TemplateKey, ...TemplateKey[]];
  takeOver(office, [forum, mayors]);
  office.must({ do: 'createCommittee', id: 'by-hand' as CommitteeId, committee: { name: names[others[0]!] } });
  expect(offers(office)).toEqual([others.slice(1).toReversed(), []]);
  record(office, {}, templateId(forum));
  say(office, templateId(forum), 'name', 'Forum Harz');
  for (const id of [templateId(forum), 'by-hand' as CommitteeId]) say(office, id, 'standing', 'removed');
  expect(offers(office)).toEqual([others.slice(1).toReversed(), ['by-hand', templateId(forum)]]);
  say(office, templateId(forum), 'standing', 'kept');
  expect([committeeOf(office.board, templateId(forum))?.name, supportOf(office.team, templateId(forum)).asks.length, offers(office)[1]]).toEqual(['Forum Harz', 1, ['by-hand']]);
  // Beside a removed board of the same name, the one that is kept counts.
  office.must({ do: 'createCommittee', id: 'again' as CommitteeId, committee: { name: names[others[0]!] } });
  expect(offers(office)).toEqual([others.slice(1).toReversed(), []]);
});

test('D-253 two who take the template over apart have each board once', () => {
  const [one, other] = [withBoard(), openOffice(bert, 2)];
  exchange(one, other);
  for (const office of [one, other]) takeOver(office, ['mayors', 'state-forum']);
  exchange(one, other);
  for (const { board } of [one, other]) expect(committeesOf(board).map(({ id }) => id).toSorted()).toEqual([land, templateId('mayors'), templateId('state-forum')].toSorted());
});
