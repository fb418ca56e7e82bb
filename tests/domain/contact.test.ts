import { expect, test } from 'vitest';
import { checkMail, checkPhone } from '#domain/reach.ts';
import type { Ags } from '#domain/municipality.ts';
import { checkName } from '#domain/text.ts';
import { contactRow } from '#doc/contacts.ts';
import { answer, anna, bert, contactId, openOffice, spoken } from '../doc/office.ts';

const jana = contactId('jana');

test('D-6 names are tidied and bounded, notes and tags bounded', () => {
  expect(checkName('  Jo\u0308rg   Müller ')).toEqual({ ok: true, value: 'Jörg Müller' });
  expect(checkName(' \n ')).toMatchObject({ refusal: 'name-missing' });
  expect(checkName('x'.repeat(121))).toMatchObject({ refusal: 'name-too-long' });
  const office = openOffice(anna, 1);
  const create = (extra: object) => answer(office.run({ do: 'createContact', id: jana, contact: { name: 'Jana', ...extra }, consent: spoken }));
  expect(create({ notes: 'x'.repeat(4001) })).toBe('text-too-long');
  expect(create({ tags: ['x'.repeat(41)] })).toBe('text-too-long');
  expect(create({ tags: Array.from({ length: 21 }, (_, index) => `tag ${index}`) })).toBe('too-many');
  expect(create({ tags: [' Chor ', 'Chor', ''], notes: 'x'.repeat(4000) })).toBe('accepted');
  expect(office.known.contact(jana)?.tags).toEqual(['Chor']);
});

test('D-7 numbers become E.164 where valid, stay as typed where odd, are refused with letters', () => {
  const kept = (typed: string) => (checkPhone(typed) as { value: string }).value;
  expect(['030 23125-000', '0171/39200 12', '+49 (30) 23125 111', '004930 23125222'].map(kept)).toEqual(['+493023125000', '+491713920012', '+493023125111', '+493023125222']);
  expect(['4711', '0171 '].map(kept)).toEqual(['4711', '0171']);
  expect(['0171 FEUER', 'nach 18 Uhr'].map((typed) => answer(checkPhone(typed) as never))).toEqual(['phone-has-letters', 'phone-has-letters']);
  expect(answer(checkPhone('+/-') as never)).toBe('phone-unreadable');
  expect(['jana@example.org', ' j.m+x@mail.example.org ', 'käthe@müller.example'].map((typed) => checkMail(typed).ok)).toEqual([true, true, true]);
  expect(['jana', 'jana@', '@example.org', 'jana@example', 'a b@example.org', 'a@b@example.org'].map((typed) => checkMail(typed).ok)).toEqual(Array(6).fill(false));
});

test('D-7 a refused number names what was typed, so that the form can show where', () => {
  const office = openOffice(anna, 2);
  expect(office.run({ do: 'createContact', id: jana, contact: { name: 'Jana', phones: ['0171 FEUER'] } })).toMatchObject({ refusal: 'phone-has-letters', detail: '0171 FEUER' });
});

test('D-8 places are real ones, responsible people members', () => {
  const office = openOffice(anna, 3);
  const create = (extra: object) => answer(office.run({ do: 'createContact', id: jana, contact: { name: 'Jana', ...extra } }));
  expect(create({ municipality: '15999999' })).toBe('municipality-unknown');
  expect(create({ responsible: bert })).toBe('member-unknown');
  office.must({ do: 'nameMember', member: bert, name: 'Bert Feld' });
  expect(create({ municipality: '15003000' as Ags, responsible: bert })).toBe('accepted');
  expect(contactRow(office.team, jana)).toMatchObject({ municipality: '15003000', responsible: bert });
});

test('D-17 a second birth under the same id is refused, whatever was typed', () => {
  const office = openOffice(anna, 4);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' } });
  expect(answer(office.run({ do: 'createContact', id: jana, contact: { name: 'Jana' } }))).toBe('already-exists');
});

test('D-26 an assignment of many is one decision: all or none, undone at once', () => {
  const office = openOffice(anna, 5);
  const ids = ['a', 'b', 'c'].map(contactId);
  office.must({ do: 'nameMember', member: bert, name: 'Bert' });
  for (const id of ids) office.must({ do: 'createContact', id, contact: { name: id, responsible: id === contactId('b') ? bert : null } });
  expect(answer(office.run({ do: 'assignContacts', ids: [...ids, contactId('nobody')], responsible: anna }))).toBe('contact-unknown');
  expect(office.known.contact(contactId('a'))?.responsible).toBe(null);
  const undo = office.must({ do: 'assignContacts', ids, responsible: anna });
  expect(ids.map((id) => office.known.contact(id)?.responsible)).toEqual([anna, anna, anna]);
  office.must(undo ?? { do: 'assignContacts', ids: [], responsible: null });
  expect(ids.map((id) => office.known.contact(id)?.responsible)).toEqual([null, bert, null]);
});

test('D-26 a batch of an import is taken as a whole or not at all', () => {
  const office = openOffice(anna, 6);
  const contacts = [{ id: contactId('a'), name: 'Ada' }, { id: contactId('b'), name: ' ' }];
  expect(answer(office.run({ do: 'importContacts', contacts }))).toBe('name-missing');
  expect(office.known.contact(contactId('a'))).toBeUndefined();
  office.must({ do: 'importContacts', contacts: contacts.slice(0, 1) });
  expect(office.known.contact(contactId('a'))?.informBy).toBe('2026-12-23');
});
