import { expect, test } from 'vitest';
import type { ContactFields } from '#domain/contact.ts';
import type { EditOf } from '#domain/command.ts';
import { contactDetail } from '#doc/contacts.ts';
import { talkOf } from '#doc/talks.ts';
import { answer, anna, aTalk, contactId, day, openOffice, spoken, talkId } from '../doc/office.ts';

const jana = contactId('jana');

test('D-1 a contact without consent carries no notes, tags or origin; with consent all three', () => {
  const office = openOffice(anna, 1);
  for (const extra of [{ notes: 'mag Politik' }, { tags: ['Chor'] }, { ticket: 'member' as const }]) {
    const contact = { name: 'Jana Beispiel', ...extra };
    expect(answer(office.run({ do: 'createContact', id: jana, contact }))).toBe('needs-consent');
    const withConsent = { do: 'createContact', id: contactId(Object.keys(extra)[0] ?? ''), contact, consent: spoken } as const;
    expect(answer(office.run(withConsent))).toBe('accepted');
  }
  const minimal = { name: 'Jana Beispiel', phones: ['0171 3920012'], mails: ['jana@example.org'], proposedBy: 'Ortsgruppe', stage: 'approached' as const };
  expect(answer(office.run({ do: 'createContact', id: jana, contact: minimal }))).toBe('accepted');
  expect(contactDetail(office.team, jana)).toMatchObject({ minimal: true, contact: { notes: '', tags: [], ticket: null } });
});

test('D-1 edits of a minimal record are refused field by field, and accepted once consent is recorded', () => {
  const office = openOffice(anna, 2);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' } });
  const note: EditOf<ContactFields> = { field: 'notes', value: 'wichtig', seen: office.known.contactHeads(jana)?.notes ?? [] };
  expect(office.run({ do: 'editContact', id: jana, edits: [note] })).toMatchObject({ refusal: 'needs-consent', detail: 'notes' });
  office.must({ do: 'recordConsent', id: jana, consent: spoken });
  office.must({ do: 'editContact', id: jana, edits: [note] });
  expect(office.known.contact(jana)?.notes).toBe('wichtig');
});

test('D-2 without consent a stage tells no more than that somebody asked, or was told no', () => {
  const office = openOffice(anna, 3);
  const stageOf = (stage: ContactFields['stage']) => answer(office.run({ do: 'createContact', id: contactId(stage), contact: { name: 'Kim', stage } }));
  expect(['proposed', 'approached', 'declined'].map((stage) => stageOf(stage as 'proposed'))).toEqual(['accepted', 'accepted', 'accepted']);
  expect(['in-talks', 'considering', 'committed', 'nominated', 'ask-later'].map((stage) => stageOf(stage as 'in-talks'))).toEqual(Array(5).fill('needs-consent'));
});

test('D-3 a contact without consent is to be informed within a month, one with consent need not be', () => {
  const office = openOffice(anna, 4);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' } });
  expect(office.known.contact(jana)?.informBy).toBe('2026-12-23');
  office.must({ do: 'recordConsent', id: jana, consent: spoken });
  expect(office.known.contact(jana)?.informBy).toBe(null);
  office.must({ do: 'createContact', id: contactId('kim'), contact: { name: 'Kim' }, consent: spoken });
  expect(office.known.contact(contactId('kim'))?.informBy).toBe(null);
});

test('D-4 the last consent by its day counts, and every one stays', () => {
  const office = openOffice(anna, 5);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, consent: { way: 'spoken', on: day('2026-10-01') } });
  office.must({ do: 'withdrawConsent', id: jana, consent: { way: 'message', on: day('2026-11-02') } });
  expect(contactDetail(office.team, jana)?.minimal).toBe(true);
  expect(answer(office.run({ do: 'withdrawConsent', id: jana, consent: spoken }))).toBe('nothing-to-withdraw');
  office.must({ do: 'recordConsent', id: jana, consent: { way: 'written', on: day('2026-11-02') } });
  const detail = contactDetail(office.team, jana);
  expect(detail?.minimal).toBe(false);
  expect(detail?.contact.consents.map(({ given, way }) => `${given} ${way}`)).toEqual(['granted spoken', 'withdrawn message', 'granted written']);
  expect(detail?.contact.consents[0]).toMatchObject({ wording: 'contact-1', takenBy: anna });
  expect(answer(office.run({ do: 'recordConsent', id: jana, consent: { way: 'form', on: day('2026-11-24') } }))).toBe('date-in-future');
});

test('D-5 withdrawing empties notes, tags, origin, telling stage and the notes of talks', () => {
  const office = openOffice(anna, 6);
  const contact = { name: 'Jana', notes: 'privat', tags: ['Chor'], ticket: 'independent' as const, stage: 'committed' as const };
  office.must({ do: 'createContact', id: jana, contact, consent: spoken });
  office.must({ do: 'logTalk', id: talkId('one'), with: { contact: jana }, talk: { ...aTalk, notes: 'lang geredet' } });
  expect(answer(office.run({ do: 'withdrawConsent', id: jana, consent: { way: 'spoken', on: day('2026-10-31') } }))).toBe('date-before-consent');
  office.must({ do: 'withdrawConsent', id: jana, consent: { way: 'spoken', on: day('2026-11-23') } });
  expect(office.known.contact(jana)).toMatchObject({ name: 'Jana', notes: '', tags: [], ticket: null, stage: 'approached' });
  expect(talkOf(office.team, talkId('one'))).toMatchObject({ notes: '', outcome: 'interested' });
});
