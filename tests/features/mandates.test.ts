import { expect, test } from 'vitest';
import type { MandateRow } from '#app/recruitingApi.ts';
import type { ContactId, DraftId, EditId, MandateId, MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { withBody, withPlace } from '#domain/council.ts';
import { municipalities, type Ags } from '#domain/municipality.ts';
import { placeOf, type PlaceKey } from '#domain/places.ts';
import { withTypedPlace } from '#domain/typedPlace.ts';
import { draftOf, draftsFor, readMandateDraft, type KeptMandate } from '#features/mandates/mandateDraft.ts';
import { errorsFrom, missingIn } from '#features/mandates/mandateErrors.ts';
import { commandOf, emptyMandate, formOf, knownGroups, type MandateForm, type MandateStart } from '#features/mandates/mandateForm.ts';
import { byCouncil, chooseMandates, noFilter } from '#features/mandates/mandateList.ts';
import { offeredStates } from '#features/mandates/StandingChoice.tsx';
import { typedDay } from '#features/mandates/typedDay.ts';
import { councilName, sinceWords } from '#messages/councilWords.ts';
import { mandates } from '#messages/later/mandates.ts';
import { german } from '#messages/german.ts';

const today = '2026-11-25' as LocalDate;
const self = 'self' as MemberId;
const agsOf = (name: string) => municipalities.find((one) => one.name === name)?.ags ?? ('' as Ags);
const koethen = placeOf(agsOf('Köthen (Anhalt)'));
const barleben = placeOf(agsOf('Barleben'));
const harz = '15085' as PlaceKey;
const m = mandates.de;
const joerg = { at: 'known', id: 'joerg' as ContactId, name: 'Jörg Müller' } as const;
const heads = { body: [], place: [], locality: [], group: ['g1' as EditId], since: [], standingAgain: ['s1' as EditId], endedOn: [] };

function row(id: string, part: Partial<MandateRow> = {}): MandateRow {
  return {
    id: id as MandateId, contact: id as ContactId, contactName: id, body: 'city-council', place: koethen, locality: '', group: '', since: null, standingAgain: 'open', endedOn: null,
    createdBy: self, createdAt: 0, spokeLast: null, speaksNext: null, consent: true, heads, contested: {}, receipt: 'hub', ...part,
  };
}
function started(form: MandateForm, base: MandateStart['base'] = null): MandateStart {
  return { id: 'seat' as MandateId, person: 'person' as ContactId, form, base };
}
const filled: MandateForm = { ...emptyMandate(joerg), body: 'city-council', place: koethen, group: ' Die Fraktion ', since: '2014' };

test('a mandate for somebody known is one command; with a new person both are one', () => {
  const mandate = { body: 'city-council', place: koethen, locality: '', group: 'Die Fraktion', since: '2014-01-01', standingAgain: 'open' };
  expect(commandOf(filled, started(filled), self)).toEqual({ do: 'createMandate', id: 'seat', contact: 'joerg', mandate });
  const anew: MandateForm = { ...filled, holder: { at: 'new', name: 'Anna Berg', phone: ' 0171 3920012 ' } };
  expect(commandOf(anew, started(anew), self)).toEqual({
    do: 'createContact', id: 'person', contact: { name: 'Anna Berg', phones: ['0171 3920012'], municipality: koethen, responsible: self, mandates: [{ ...mandate, id: 'seat' }] },
  });
  const district: MandateForm = { ...anew, body: 'district-council', place: harz };
  expect(commandOf(district, started(district), self)).toMatchObject({ contact: { municipality: null } });
});

test('editing sends what changed, with the heads seen; an untouched form sends nothing', () => {
  const form = formOf(row('a', { since: '2019-07-01' as LocalDate, group: 'Die Fraktion' }), typedDay);
  expect(form.since).toBe('1.7.2019');
  const start = started(form, { heads });
  expect(commandOf(form, start, self)).toBeNull();
  expect(commandOf({ ...form, group: 'Andere', since: ' 1.07.2019' }, start, self)).toEqual({ do: 'editMandate', id: 'seat', edits: [{ field: 'group', value: 'Andere', seen: ['g1'] }] });
});

test('the body decides which places there are; the person’s own is offered, and a town gets its Stadtrat', () => {
  const form = emptyMandate(joerg);
  expect(withBody(form, 'municipal-council', agsOf('Köthen (Anhalt)'))).toMatchObject({ body: 'city-council', place: koethen });
  expect(withBody(form, 'district-council', agsOf('Köthen (Anhalt)'))).toMatchObject({ body: 'district-council', place: '15082' });
  expect(withBody({ ...form, placeText: 'Bar' }, 'municipal-council', agsOf('Köthen (Anhalt)'))).toMatchObject({ body: 'municipal-council', place: null });
  expect(withBody({ ...form, place: barleben }, 'district-council', null).place).toBeNull();
  expect(withBody({ ...form, place: koethen }, 'local-council', null)).toMatchObject({ body: 'local-council', place: koethen });
  expect(withPlace({ ...form, body: 'city-council' }, barleben).body).toBe('municipal-council');
});

test('a place that was spelt out is picked; one that is not is asked for, as are body and person', () => {
  const spelt = withTypedPlace({ ...filled, place: null, placeText: 'barleben', body: 'municipal-council' });
  expect(spelt).toMatchObject({ place: barleben, placeText: '' });
  expect(withTypedPlace({ ...filled, body: 'district-council', place: null, placeText: 'Landkreis Harz' }).place).toBe(harz);
  const half = { ...emptyMandate({ at: 'searching', text: 'Jör' } as const), placeText: 'Bar', since: '19' };
  expect(Object.keys(missingIn(half, m, german)).sort()).toEqual(['body', 'holder', 'place', 'since']);
  expect(missingIn(half, m, german).holder).toContain('Jör');
  expect(missingIn(filled, m, german)).toEqual({});
  expect(Object.keys(errorsFrom({ refusal: 'needs-consent', detail: 'standingAgain' }, german))).toEqual(['standingAgain']);
  expect(Object.keys(errorsFrom({ refusal: 'storage-full' }, german))).toEqual(['form']);
});

test('without a consent only what may be kept is offered, and what stands there already', () => {
  expect(offeredStates(false, 'open')).toEqual(['open', 'stops']);
  expect(offeredStates(false, 'stands')).toEqual(['open', 'stands', 'stops']);
  expect(offeredStates(true, 'open')).toHaveLength(4);
});

test('council groups of the same council are offered first', () => {
  const rows = [row('a', { group: 'Bürger', place: barleben }), row('b', { group: 'Bürger', place: barleben }), row('c', { group: 'Die Fraktion' })];
  expect(knownGroups(rows, { body: 'city-council', place: koethen })).toEqual(['Die Fraktion', 'Bürger']);
});

test('a draft comes back as it was left, and never for somebody else', () => {
  const kept = (id: string, at: number, form: MandateForm, base: MandateStart['base'] = null): KeptMandate => ({ id: id as DraftId, ...draftOf(started(form, base), form, at) });
  const one = kept('one', 1, filled);
  expect(readMandateDraft({ id: one.id, kind: 'mandate', value: JSON.parse(JSON.stringify(draftOf(started(filled), filled, 1))) })).toEqual(one);
  expect(readMandateDraft({ id: one.id, kind: 'talk', value: {} })).toBeNull();
  expect(readMandateDraft({ id: one.id, kind: 'mandate', value: { form: {} } })).toBeNull();
  const all = [one, kept('anna', 2, { ...filled, holder: { at: 'searching', text: 'Anna' } }), kept('edit', 3, filled, { heads: {} })];
  const offered = (contact: string | null) => draftsFor({ open: 'new', contact: contact as ContactId | null }, all).map(({ id }) => id);
  expect(offered(null)).toEqual(['anna', 'one']);
  expect(offered('joerg')).toEqual(['one']);
  expect(offered('anna')).toEqual([]);
  expect(draftsFor({ open: 'edit', id: 'seat' as MandateId }, all).map(({ id }) => id)).toEqual(['edit']);
});

test('the list is searched by name, place, group and body, and narrowed to those whom nobody speaks with', () => {
  const rows = [row('Jörg', { group: 'Die Fraktion', speaksNext: self }), row('Anna', { body: 'district-council', place: harz }), row('Cem', { endedOn: '2026-01-01' as LocalDate }), row('Ute', { standingAgain: 'stands' })];
  const names = (query: string, filter: Partial<typeof noFilter> = {}) => chooseMandates(rows, query, { ...noFilter, ...filter }, today, (body) => m.bodies[body]).map(({ contactName }) => contactName);
  expect(names('')).toEqual(['Jörg', 'Anna', 'Ute']);
  expect(names('joerg')).toEqual(['Jörg']);
  expect(names('kreistag harz')).toEqual(['Anna']);
  expect(names('fraktion')).toEqual(['Jörg']);
  expect(names('', { nobody: true })).toEqual(['Anna']);
  expect(names('', { state: 'stands' })).toEqual(['Ute']);
  expect(names('', { past: true })).toHaveLength(4);
  expect(names('', { place: harz })).toEqual(['Anna']);
});

test('mandates stand by council, the largest body first, and are called as one says it', () => {
  const rows = [row('c', { body: 'local-council', locality: 'Baasdorf' }), row('b', { place: null }), row('a'), row('z', { endedOn: today }), row('d', { body: 'district-council', place: harz })];
  const councils = byCouncil(rows, today);
  expect(councils.map(({ council }) => councilName(m, council))).toEqual(['Kreistag Harz', 'Stadtrat Köthen (Anhalt)', 'Stadtrat, Ort noch offen', 'Ortschaftsrat Baasdorf, Köthen (Anhalt)']);
  expect(councils[1]?.rows.map(({ contactName }) => contactName)).toEqual(['a', 'z']);
  expect([sinceWords(m, '2014-01-01' as LocalDate, today), sinceWords(m, '2019-07-01' as LocalDate, today), sinceWords(m, null, today)]).toEqual(['seit 2014', 'seit 1. Juli 2019', '']);
});

test('the forecast says a range where something is open, and nothing more than it knows', () => {
  expect(m.forecast.needed(2, 5, 8)).toBe('2 bis 5 von 8 Sitzen');
  expect(m.forecast.needed(1, 1, 1)).toBe('1 von 1 Sitz');
  expect(m.list.summary(0, 0, 4)).toBe('Für alle 4 Sitze steht jemand bereit');
  expect(m.list.summary(1, 1, 4)).toBe('1 von 4 Sitzen braucht jemand Neues');
});
