import { expect, test } from 'vitest';
import type { ContactId, DraftId, EditId, MemberId, TalkId, TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import type { MandateRow } from '#app/recruitingApi.ts';
import { draftFor, draftOf, readTalkDraft, type KeptTalk } from '#features/talks/talkDraft.ts';
import { errorsFrom, missingIn } from '#features/talks/talkErrors.ts';
import { usualAbout } from '#features/talks/about.ts';
import { asksConsent, commandsOf, emptyTalk, formOf, outcomesOf, withAbout, type Person, type TalkForm, type TalkStart } from '#features/talks/talkForm.ts';
import { german } from '#messages/german.ts';

const day = (text: string) => text as LocalDate;
const today = day('2026-11-23');
const self = 'me' as MemberId;
const joerg: Person = { at: 'known', id: 'joerg' as ContactId, name: 'Jörg Müllersfeld' };
const kaethe: Person = { at: 'new', name: 'Käthe Süßbach', phone: ' 0171 3920012 ', municipality: null, municipalityText: '' };

function startWith(person: Person): TalkStart {
  return { talk: 'talk' as TalkId, person: 'fresh' as ContactId, task: 'task' as TaskId, form: emptyTalk(today, self, person), base: null };
}
const ground = { asks: false, today, base: null };

test('a common talk needs the person and the outcome; everything else stands there already', () => {
  const start = startWith(joerg);
  const form: TalkForm = { ...start.form, outcome: 'interested' };
  expect(missingIn(form, ground, german)).toEqual({});
  expect(commandsOf(form, start, false)).toEqual([{
    do: 'logTalk', id: 'talk', with: { contact: 'joerg' },
    talk: { on: today, outcome: 'interested', channel: 'visit', covered: [], notes: '' },
  }]);
});

test('a new person, the consent and the next step are one command with the ids the form began with', () => {
  const start = startWith(kaethe);
  const form: TalkForm = { ...start.form, outcome: 'wants-to-know-more', notes: 'Feuerwehr', consent: { way: 'spoken', on: today }, step: { what: 'Anrufen', due: day('2026-12-01'), responsible: self } };
  expect(commandsOf(form, start, true)).toEqual([{
    do: 'logTalk', id: 'talk', with: { newContact: { name: 'Käthe Süßbach', phones: ['0171 3920012'], municipality: null, responsible: self }, id: 'fresh' },
    talk: { on: today, outcome: 'wants-to-know-more', channel: 'visit', covered: [], notes: 'Feuerwehr' },
    consent: { way: 'spoken', on: today },
    nextStep: { id: 'task', what: 'Anrufen', due: '2026-12-01', responsible: self },
  }]);
});

test('nobody is asked for a consent that is on record, and none is recorded twice', () => {
  const form: TalkForm = { ...startWith(joerg).form, outcome: 'agrees', consent: { way: 'spoken', on: today } };
  expect(asksConsent(form, () => true)).toBe(false);
  expect(asksConsent(form, () => false)).toBe(true);
  expect(asksConsent(startWith(kaethe).form, () => true)).toBe(true);
  expect(asksConsent(startWith({ at: 'searching', text: 'Jö' }).form, () => false)).toBe(false);
  expect(commandsOf(form, startWith(joerg), false)[0]).not.toHaveProperty('consent');
});

test('what is missing or impossible stands at its field and nothing is sent', () => {
  const start = startWith({ at: 'searching', text: 'Käthe' });
  const wrong: TalkForm = { ...start.form, on: day('2026-11-24'), step: { what: 'Anrufen', due: day('2026-11-22'), responsible: null } };
  expect(Object.keys(missingIn(wrong, ground, german)).sort()).toEqual(['contact', 'due', 'on', 'outcome', 'who']);
  expect(missingIn(wrong, ground, german).contact).toContain('Käthe');
  expect(commandsOf(wrong, start, false)).toEqual([]);
});

test('notes about somebody without consent are refused at the notes, and the consent wants to be whole', () => {
  const form: TalkForm = { ...startWith(joerg).form, outcome: 'interested', notes: 'Feuerwehr' };
  expect(Object.keys(missingIn(form, { ...ground, asks: true }, german))).toEqual(['notes']);
  const half: TalkForm = { ...form, consent: { way: null, on: null } };
  expect(Object.keys(missingIn(half, { ...ground, asks: true }, german)).sort()).toEqual(['consentOn', 'way']);
});

test('a refusal gets its sentence at the field it is about, and above the form where no field can mend it', () => {
  expect(errorsFrom({ refusal: 'phone-has-letters', detail: '0171 abc' }, german)).toEqual({ phone: german.refused['phone-has-letters'] });
  expect(errorsFrom({ refusal: 'needs-consent', detail: 'notes' }, german)).toHaveProperty('notes');
  expect(errorsFrom({ refusal: 'text-too-long', detail: 'what' }, german)).toHaveProperty('what');
  expect(errorsFrom({ refusal: 'storage-full' }, german)).toEqual({ form: german.refusals['storage-full'] });
});

test('editing sends only what changed, with the heads that were on the screen, the consent first', () => {
  const talk = { id: 'talk' as TalkId, by: self, at: 0, contact: 'joerg' as ContactId, on: today, channel: 'phone', about: 'candidacy', outcome: 'interested', covered: ['programme'], notes: '' } as const;
  const form = formOf(talk, 'Jörg Müllersfeld', self);
  const start: TalkStart = { ...startWith(joerg), form, base: { heads: { notes: ['born' as EditId] } } };
  expect(commandsOf(form, start, false)).toEqual([]);
  expect(commandsOf({ ...form, notes: 'Feuerwehr', consent: { way: 'spoken', on: today } }, start, true)).toEqual([
    { do: 'recordConsent', id: 'joerg', consent: { way: 'spoken', on: today } },
    { do: 'editTalk', id: 'talk', edits: [{ field: 'notes', value: 'Feuerwehr', seen: ['born'] }] },
  ]);
});

test('a draft comes back as it was typed; one of another form or version is left alone', () => {
  const start = startWith(kaethe);
  const form: TalkForm = { ...start.form, notes: 'halber Sa', outcome: null };
  const value: unknown = JSON.parse(JSON.stringify(draftOf('d' as DraftId, start, form, 7)));
  const read = readTalkDraft({ id: 'd' as DraftId, kind: 'talk', value });
  expect(read).toEqual({ id: 'd', about: { name: 'Käthe Süßbach', at: 7, href: '/gespraech/neu?entwurf=d' }, start, form });
  expect(readTalkDraft({ id: 'd' as DraftId, kind: 'contact', value })).toBeNull();
  expect(readTalkDraft({ id: 'd' as DraftId, kind: 'talk', value: { form: {} } })).toBeNull();
});

test('the form goes on with the draft that belongs to it, never with what was typed about somebody else', () => {
  const kept = (id: string, at: number, person: Person, base: TalkStart['base'] = null): KeptTalk => {
    const start = { ...startWith(person), base };
    return { id: id as DraftId, ...draftOf(id as DraftId, start, start.form, at) };
  };
  const drafts = [kept('old', 1, kaethe), kept('joerg', 2, joerg), kept('edit', 9, joerg, { heads: {} })];
  const opened = (contact: string | null, draft: string | null) => draftFor({ open: 'new', contact: contact as ContactId | null, draft: draft as DraftId | null, about: null }, drafts)?.id;
  expect(opened(null, null)).toBe('joerg');
  expect(opened(null, 'old')).toBe('old');
  expect(opened('joerg', null)).toBe('joerg');
  expect(opened('doerte', null)).toBeUndefined();
  expect(draftFor({ open: 'edit', talk: 'talk' as TalkId }, drafts)?.id).toBe('edit');
  expect(draftFor({ open: 'edit', talk: 'other' as TalkId }, drafts)).toBeNull();
});

test('a talk about standing again says so, has its own outcomes, and leaves the points of the other guide behind', () => {
  const start = startWith(joerg);
  const form = withAbout({ ...start.form, outcome: 'interested', covered: ['programme'] }, 'standing-again');
  expect(form).toMatchObject({ about: 'standing-again', outcome: null, covered: [] });
  expect(outcomesOf(form)).toEqual(['agrees', 'needs-time', 'declines', 'not-reached']);
  expect(outcomesOf({ ...form, outcome: 'interested' })).toContain('interested');
  expect(withAbout({ ...form, outcome: 'agrees' }, 'candidacy')).toMatchObject({ about: 'candidacy', outcome: 'agrees' });
  expect(commandsOf({ ...form, outcome: 'agrees' }, start, false)[0]).toMatchObject({ do: 'logTalk', talk: { about: 'standing-again', outcome: 'agrees' } });
  expect(commandsOf({ ...form, outcome: 'agrees' }, { ...start, base: { heads: { about: ['a1' as EditId] } } }, false)[0]).toMatchObject({ edits: [{ field: 'about', value: 'standing-again', seen: ['a1'] }, { field: 'outcome' }] });
});

test('with somebody who holds a seat and has not said, a talk is usually about standing again', () => {
  const seat = (part: Partial<MandateRow>) => ({ contact: 'joerg', standingAgain: 'open', endedOn: null, ...part }) as MandateRow;
  expect(usualAbout(joerg, [seat({})], today)).toBe('standing-again');
  for (const none of [seat({ standingAgain: 'stops' }), seat({ endedOn: today }), seat({ contact: 'anna' as ContactId })]) expect(usualAbout(joerg, [none], today)).toBe('candidacy');
  expect(usualAbout(kaethe, [seat({})], today)).toBe('candidacy');
});

test('a talk about standing again goes on with its own draft only; one of an older version was about a candidacy', () => {
  const start = startWith(joerg);
  const kept = (id: string, form: TalkForm): KeptTalk => ({ id: id as DraftId, ...draftOf(id as DraftId, start, form, 1) });
  const drafts = [kept('first', start.form), kept('again', { ...start.form, about: 'standing-again' })];
  expect(draftFor({ open: 'new', contact: 'joerg' as ContactId, draft: null, about: 'standing-again' }, drafts)?.id).toBe('again');
  const { about: _, ...older } = start.form;
  expect(readTalkDraft({ id: 'old' as DraftId, kind: 'talk', value: { ...kept('old', start.form), start: { ...start, form: older }, form: older } })?.form.about).toBe('candidacy');
});
