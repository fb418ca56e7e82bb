import { expect, test } from 'vitest';
import type { Draft } from '#app/api.ts';
import type { MentorshipRow } from '#app/recruitingApi.ts';
import type { ContactId, DraftId, EditId, MemberId, MentorshipId, NoteId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { fold } from '#domain/search.ts';
import { checkInCommand, DRAFT_KIND as CHECK_IN, emptyCheckIn, latestCheckInDraft } from '#features/mentorships/checkInForm.ts';
import { isDue, nextToRecord, ownMentorships, shownMentorships, type Filter } from '#features/mentorships/mentorshipList.ts';
import { commandsOf, DRAFT_KIND as NEW, emptyForm, latestNewDraft, missingIn, type NewForm } from '#features/mentorships/newMentorship.ts';
import { settling } from '#features/mentorships/settling.ts';
import { draftOf, latestPackDraft, pointsOf, sectionsOf, unnamed } from '#features/mentorships/packText.ts';
import { mentorships as m } from '#messages/de/later/mentorships.ts';
import { mentorshipRow } from '#doc/mentorships.ts';
import { pack } from '#messages/later/pack.ts';
import * as office from '../doc/office.ts';

const today = '2026-11-23' as LocalDate;
const anna = 'anna' as MemberId;
const bert = 'bert' as MemberId;
const jana = 'jana' as ContactId;
const ines = 'ines' as ContactId;

function row(id: string, part: Partial<MentorshipRow> = {}): MentorshipRow {
  return {
    id: id as MentorshipId, mentor: ines, mentee: jana, mentorName: 'Ines Alt', menteeName: `Mentee ${id}`, menteePlace: null, mentorMember: bert, coMentor: null,
    state: 'running', rhythm: 'monthly', aim: '', pausedUntil: null, agreedOn: '2026-10-01' as LocalDate, continues: null, continuedBy: null, menteeAgreed: false,
    lastCheckIn: '2026-11-01' as LocalDate, nextAgreed: null, helpWanted: false, checkInCount: 1, lacksConsent: false, closings: [], createdBy: anna, createdAt: 0,
    heads: { aim: [], rhythm: [], state: [], pausedUntil: [], agreedOn: [], coMentor: [] }, contested: {}, receipt: 'hub', ...part,
  };
}

const shown = (rows: readonly MentorshipRow[], filter: Filter = 'open', typed = '') => {
  const { mine, others } = shownMentorships(rows, { filter, typed, self: anna, today, haystack: (one) => fold(`${one.mentorName} ${one.menteeName}`) });
  return [mine.map(({ id }) => id), others.map(({ id }) => id)];
};

test('one’s own come first, then whoever wants help, then what has been due longest; what is over has a place of its own', () => {
  const rows = [
    row('late', { lastCheckIn: '2026-09-01' as LocalDate }),
    row('soon'),
    row('help', { helpWanted: true }),
    row('mine', { mentorMember: anna }),
    row('second', { coMentor: anna, lastCheckIn: '2026-08-01' as LocalDate }),
    row('rests', { state: 'paused' }),
    row('over', { state: 'ended', helpWanted: true }),
  ];
  expect(shown(rows)).toEqual([['second', 'mine'], ['help', 'late', 'soon', 'rests']]);
  expect(shown(rows, 'help')).toEqual([[], ['help']]);
  expect(shown(rows, 'paused')).toEqual([[], ['rests']]);
  expect(shown(rows, 'over')).toEqual([[], ['over']]);
  expect(shown(rows, 'open', 'LATE ines')).toEqual([[], ['late']]);
  expect(shown(rows, 'open', 'niemand')).toEqual([[], []]);
});

test('a mentor’s first screen has their own that go on, and the button is for the one that is due first', () => {
  const rows = [row('soon', { mentorMember: anna }), row('late', { mentorMember: anna, lastCheckIn: '2026-09-01' as LocalDate }), row('asked', { mentorMember: anna, state: 'requested', agreedOn: null, lastCheckIn: null }), row('over', { mentorMember: anna, state: 'handed-over' }), row('other')];
  const own = ownMentorships(rows, anna, today);
  expect(own.map(({ id }) => id)).toEqual(['late', 'soon', 'asked']);
  expect(nextToRecord(own, today)?.id).toBe('late');
  expect(nextToRecord([rows[2]!], today)).toBeNull();
  expect(own.filter((one) => isDue(one, today)).map(({ id }) => id)).toEqual(['late']);
  expect(isDue(row('no-consent', { lastCheckIn: '2026-09-01' as LocalDate, lacksConsent: true }), today)).toBe(false);
  expect(ownMentorships(rows, null, today)).toEqual([]);
});

const form: NewForm = { ...emptyForm(jana, ines, today), aim: 'Reden üben' };

test('a new mentorship is made with the consents that were missing, and with nothing else', () => {
  const id = 'ship' as MentorshipId;
  const create = { do: 'createMentorship', id, mentor: ines, mentee: jana, mentorship: { aim: 'Reden üben', rhythm: 'monthly', state: 'agreed', agreedOn: today } };
  expect(commandsOf({ id, form }, { mentee: null, mentor: null })).toEqual([create]);
  const given = { ...form, consents: { mentee: { way: 'spoken', on: today }, mentor: { way: 'written', on: today } } } as const;
  expect(commandsOf({ id, form: given }, { mentee: 'Jana', mentor: null })).toEqual([{ do: 'recordConsent', id: jana, consent: { way: 'spoken', on: today } }, create]);
  expect(commandsOf({ id, form: { ...form, state: 'requested' } }, { mentee: null, mentor: null })).toEqual([{ ...create, mentorship: { ...create.mentorship, state: 'requested', agreedOn: null } }]);
  expect(commandsOf({ id, form: { ...form, mentor: null } }, { mentee: null, mentor: null })).toEqual([]);
});

test('what is missing is said at its place, and whose consent is by name', () => {
  const nobody = { mentee: null, mentor: null };
  expect(missingIn(form, nobody, m)).toEqual({});
  expect(missingIn({ ...emptyForm(null, null, today), agreedOn: null }, nobody, m)).toEqual({ mentee: m.new.menteeMissing, mentor: m.new.mentorMissing, agreedOn: m.new.agreedOnMissing });
  expect(missingIn(form, { mentee: 'Jana Feld', mentor: null }, m)).toEqual({ menteeConsent: m.new.consentMissing('Jana Feld') });
  expect(missingIn({ ...form, consents: { mentee: null, mentor: { way: 'spoken', on: null } } }, { mentee: null, mentor: 'Ines' }, m)).toEqual({ mentorConsent: m.new.whenMissing });
});

test('a check-in goes to its mentorship under the id the form began with, and needs a day', () => {
  const id = 'note' as NoteId;
  const typed = { ...emptyCheckIn(today), how: 'gut', help: true };
  expect(checkInCommand(typed, id, 'ship' as MentorshipId)).toEqual({ do: 'recordCheckIn', id, mentorship: 'ship', on: today, helpWanted: true, next: null, note: { how: 'gut', lacks: '', next: '' } });
  expect(checkInCommand({ ...typed, on: null }, id, 'ship' as MentorshipId)).toBeNull();
});

test('a form goes on with the latest draft of its own kind and mentorship; what another version wrote otherwise is passed over', () => {
  const draft = (id: string, kind: string, value: unknown): Draft => ({ id: id as DraftId, kind, value });
  const checkIn = (mentorship: string, at: number, how: string) => ({ about: { name: 'Jana', at, href: '/' }, id: 'note', mentorship, form: { ...emptyCheckIn(today), how } });
  const drafts = [draft('1', CHECK_IN, checkIn('ship', 1, 'alt')), draft('2', CHECK_IN, checkIn('ship', 2, 'neu')), draft('3', CHECK_IN, checkIn('other', 3, 'fremd')), draft('4', CHECK_IN, { how: 'x' }), draft('5', NEW, { at: 4, id: 'new', form }), draft('6', NEW, { at: 9 })];
  expect(latestCheckInDraft(drafts, 'ship' as MentorshipId)).toMatchObject({ draftId: '2', id: 'note', kept: 2, form: { how: 'neu' } });
  expect(latestCheckInDraft(drafts, 'none' as MentorshipId)).toBeNull();
  expect(latestNewDraft(drafts)).toMatchObject({ draftId: '5', id: 'new', kept: 4, form: { aim: 'Reden üben' } });
  expect(latestPackDraft(drafts)).toBeNull();
  expect(latestPackDraft([draft('7', 'pack', { at: 1, sections: [{ id: 'a', title: 'A', text: '' }] })])).toMatchObject({ id: '7' });
});

test('D-244 a draft of the pack keeps what stood there when it was begun and says what of it is new; one of an older version is read too', () => {
  const stands = sectionsOf([], pack.de);
  const typed = stands.map((section, index) => (index === 0 ? { ...section, title: `${section.title}, Jana` } : section));
  const kept = draftOf({ stands, seen: ['edit' as EditId] }, typed, 5);
  expect(kept.words?.filter((word) => word !== '')).toEqual([', Jana']);
  expect(latestPackDraft([{ id: '7' as DraftId, kind: 'pack', value: kept }])).toMatchObject({ id: '7', at: 5, seen: ['edit'], sections: typed });
  expect(latestPackDraft([{ id: '7' as DraftId, kind: 'pack', value: { at: 1, sections: [] } }])?.seen).toBeUndefined();
});

test('the pack’s usual words stay the catalogue’s and follow the language; an own section needs a heading', () => {
  for (const words of [pack.de, pack.en]) {
    const sections = sectionsOf([], words);
    expect(sections.map(({ title, text }) => title !== '' && text !== '')).toEqual([true, true, true, true]);
    expect(pointsOf(sections, words).every(({ title, hint }) => title === '' && hint === '')).toBe(true);
  }
  const own = [...sectionsOf([], pack.de), { id: 'bus', title: ' ', text: 'Linie 7' }];
  expect(unnamed(own)).toEqual(['bus']);
  expect(pointsOf([{ id: 'welcome', title: ' Hallo ', text: pack.de.texts['welcome'] ?? '' }], pack.de)).toEqual([{ id: 'welcome', title: 'Hallo', hint: '' }]);
});

test('what two people changed apart is settled by picking one value, of whatever field, and both have it', () => {
  const [mine, theirs] = [office.openOffice(office.anna, 1), office.openOffice(office.bert, 2)];
  const id = office.mentorshipId('ship');
  for (const contact of [jana, ines]) mine.must({ do: 'createContact', id: contact, contact: { name: contact }, consent: office.spoken });
  mine.must({ do: 'createMentorship', id, mentor: ines, mentee: jana, mentorship: { aim: 'Reden', rhythm: 'monthly', state: 'agreed', agreedOn: office.day('2026-11-20') } });
  office.exchange(mine, theirs);
  mine.must({ do: 'startMentorship', id });
  theirs.must({ do: 'endMentorship', id, closings: [], on: office.day('2026-11-22') });
  for (const [one, aim] of [[mine, 'Anträge'], [theirs, 'Haushalt']] as const) one.must({ do: 'editMentorship', id, edits: [{ field: 'aim', value: aim, seen: mentorshipRow(one.team, id)?.heads.aim ?? [] }] });
  office.exchange(mine, theirs);
  const row = mentorshipRow(mine.team, id);
  expect(Object.keys(row?.contested ?? {}).toSorted()).toEqual(['aim', 'state']);
  if (!row) return;
  mine.must(settling(row, 'aim', 'Haushalt'));
  mine.must(settling(row, 'state', 'running'));
  office.exchange(mine, theirs);
  for (const one of [mine, theirs]) expect(mentorshipRow(one.team, id)).toMatchObject({ aim: 'Haushalt', state: 'running', contested: {} });
});
