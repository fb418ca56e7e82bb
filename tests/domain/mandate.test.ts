import { expect, test } from 'vitest';
import type { NewMandate } from '#domain/mandateCommands.ts';
import { standingStates } from '#domain/mandate.ts';
import { standingAfter } from '#domain/mandateRules.ts';
import { isFirstTime, isYoung } from '#domain/mentorshipDue.ts';
import type { PlaceKey } from '#domain/places.ts';
import { outcomes, type Outcome } from '#domain/talk.ts';
import { contactDetail } from '#doc/contacts.ts';
import { mandateRow } from '#doc/mandates.ts';
import { answer, anna, aTalk, bert, contactId, day, exchange, mandateId, openOffice, spoken, talkId, taskId, type Office } from '../doc/office.ts';

const [jana, kim] = [contactId('jana'), contactId('kim')];
const seat = mandateId('seat');
const key = (text: string) => text as PlaceKey;
const stadtrat: NewMandate = { body: 'city-council', place: key('15085135'), group: ' Gemeinsam ', since: day('2019-07-01') };

function withJana(consent = true): Office {
  const office = openOffice(anna, 1);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, ...(consent ? { consent: spoken } : {}) });
  return office;
}
const seated = (office: Office, mandate: Partial<NewMandate> = {}, id = seat) => office.run({ do: 'createMandate', id, contact: jana, mandate: { ...stadtrat, ...mandate } });
const edit = (office: Office, field: 'standingAgain' | 'endedOn' | 'place', value: unknown) =>
  office.run({ do: 'editMandate', id: seat, edits: [{ field, value, seen: office.known.heads('mandate', seat, field) } as never] });
const again = (office: Office, outcome: Outcome, id: string) =>
  office.run({ do: 'logTalk', id: talkId(id), with: { contact: jana }, talk: { ...aTalk, about: 'standing-again', outcome } });

test('D-70 a mandate is the seat of a contact in a body of that kind of place', () => {
  const office = withJana();
  expect(answer(office.run({ do: 'createMandate', id: seat, contact: kim, mandate: stadtrat }))).toBe('contact-unknown');
  const wrong: readonly (readonly [Partial<NewMandate>, string])[] = [
    [{ body: 'parish' as never }, 'value-unknown'], [{ place: key('15085') }, 'place-unknown'], [{ body: 'district-council' }, 'place-unknown'],
    [{ body: 'association-council' }, 'place-unknown'], [{ place: key('99999999') }, 'place-unknown'], [{ since: day('2024-02-30') }, 'date-unreadable'],
    [{ endedOn: day('2019-06-30') }, 'date-before-start'], [{ group: 'x'.repeat(121) }, 'text-too-long'],
  ];
  for (const [part, refusal] of wrong) expect(answer(seated(office, part)), JSON.stringify(part)).toBe(refusal);
  expect(answer(seated(office))).toBe('accepted');
  expect(answer(seated(office))).toBe('already-exists');
  for (const [body, place] of [['district-council', '15085'], ['association-council', '150835051'], ['local-council', '15085135'], ['municipal-council', '15083030']] as const) {
    expect(answer(seated(office, { body, place: key(place) }, mandateId(body)))).toBe('accepted');
  }
  expect(office.known.mandate(seat)).toMatchObject({ contact: jana, group: 'Gemeinsam', standingAgain: 'open', endedOn: null, createdBy: anna });
});

test('D-70 a mandate ends not before it began, and stays when it is past', () => {
  const office = withJana();
  seated(office);
  expect(answer(edit(office, 'endedOn', '2019-06-30'))).toBe('date-before-start');
  expect(answer(edit(office, 'endedOn', '2024-06-30'))).toBe('accepted');
  expect(answer(edit(office, 'place', '15085'))).toBe('place-unknown');
  expect(mandateRow(office.team, seat)).toMatchObject({ endedOn: '2024-06-30', contactName: 'Jana' });
});

test('D-71 without consent a mandate says who sits where, and nothing of standing again but that it is open or over', () => {
  const office = withJana(false);
  expect(answer(seated(office, { standingAgain: 'stands' }))).toBe('needs-consent');
  seated(office);
  expect(standingStates.map((value) => answer(edit(office, 'standingAgain', value)))).toEqual(['accepted', 'needs-consent', 'needs-consent', 'accepted']);
  expect(mandateRow(office.team, seat)).toMatchObject({ group: 'Gemeinsam', standingAgain: 'stops', consent: false });
});

test('D-71 withdrawing the consent takes back who stands again, and undo does not bring it', () => {
  const office = withJana();
  seated(office);
  const undo = office.must({ do: 'editMandate', id: seat, edits: [{ field: 'standingAgain', value: 'stands', seen: office.known.heads('mandate', seat, 'standingAgain') }] });
  const forth = undo && office.must(undo);
  if (forth) office.must(forth);
  expect(office.known.mandate(seat)?.standingAgain).toBe('stands');
  office.must({ do: 'withdrawConsent', id: jana, consent: spoken });
  expect(office.known.mandate(seat)?.standingAgain).toBe('open');
  expect(forth && answer(office.run(forth))).toBe('needs-consent');
});

test('D-72 a talk about standing again moves the seats held on that day, forward only, and no stage', () => {
  expect(outcomes.map((outcome) => standingAfter('open', outcome))).toEqual(['considering', 'considering', 'considering', 'stands', 'stops', 'open']);
  expect(outcomes.map((outcome) => standingAfter('stands', outcome))).toEqual(['stands', 'stands', 'stands', 'stands', 'stops', 'stands']);
  expect(outcomes.map((outcome) => standingAfter('stops', outcome))).toEqual(['considering', 'considering', 'considering', 'stands', 'stops', 'stops']);
  const office = withJana();
  seated(office);
  seated(office, { body: 'district-council', place: key('15085') }, mandateId('harz'));
  seated(office, { endedOn: day('2024-06-30') }, mandateId('past'));
  again(office, 'needs-time', 'one');
  again(office, 'agrees', 'two');
  expect([seat, mandateId('harz'), mandateId('past')].map((id) => office.known.mandate(id)?.standingAgain)).toEqual(['stands', 'stands', 'open']);
  expect(office.known.contact(jana)?.stage).toBe('proposed');
  expect(office.known.talk(talkId('two'))?.about).toBe('standing-again');
  office.must({ do: 'logTalk', id: talkId('three'), with: { contact: jana }, talk: { ...aTalk, outcome: 'declines' } });
  expect([office.known.contact(jana)?.stage, office.known.mandate(seat)?.standingAgain]).toEqual(['declined', 'stands']);
});

test('D-72 without consent such a talk tells no more than a no', () => {
  const office = withJana(false);
  seated(office);
  again(office, 'agrees', 'one');
  expect(office.known.mandate(seat)?.standingAgain).toBe('open');
  again(office, 'declines', 'two');
  expect(office.known.mandate(seat)?.standingAgain).toBe('stops');
});

test('D-72 a talk that leads no further settles nothing that two said apart', () => {
  const [a, b] = [withJana(), openOffice(bert, 2)];
  seated(a);
  exchange(a, b);
  edit(a, 'standingAgain', 'stands');
  b.at += 3_600_000;
  edit(b, 'standingAgain', 'considering');
  exchange(a, b);
  expect(mandateRow(a.team, seat)?.contested.standingAgain).toHaveLength(2);
  again(a, 'wants-to-know-more', 'one');
  expect(mandateRow(a.team, seat)?.contested.standingAgain).toHaveLength(2);
  again(a, 'agrees', 'two');
  expect(mandateRow(a.team, seat)).toMatchObject({ standingAgain: 'stands', contested: {} });
});

test('D-73 a contact and the mandates that come with them are one decision', () => {
  const office = openOffice(anna, 1);
  const create = (mandates: readonly (NewMandate & { id: typeof seat })[]) => office.run({ do: 'createContact', id: jana, contact: { name: 'Jana', mandates } });
  expect(answer(create([{ ...stadtrat, id: seat }, { ...stadtrat, id: mandateId('two'), place: key('1') }]))).toBe('place-unknown');
  expect(answer(create([{ ...stadtrat, id: seat }, { ...stadtrat, id: seat }]))).toBe('already-exists');
  expect(answer(create([{ ...stadtrat, id: seat, standingAgain: 'stands' }]))).toBe('needs-consent');
  expect(office.known.contact(jana)).toBeUndefined();
  expect(answer(create([{ ...stadtrat, id: seat }]))).toBe('accepted');
  expect(contactDetail(office.team, jana)?.mandates.map(({ id }) => id)).toEqual([seat]);
  const imported = office.run({ do: 'importContacts', contacts: [{ name: 'Kim', id: kim, mandates: [{ ...stadtrat, id: mandateId('kim') }] }] });
  expect([answer(imported), office.known.mandatesOf(kim)]).toEqual(['accepted', [mandateId('kim')]]);
});

test('D-74 a year of birth is kept with consent only; young is who is under 35 in the year asked', () => {
  const office = withJana(false);
  const born = (value: number) => answer(office.run({ do: 'editContact', id: jana, edits: [{ field: 'birthYear', value, seen: office.known.contactHeads(jana)?.birthYear ?? [] }] }));
  expect(born(1992)).toBe('needs-consent');
  office.must({ do: 'recordConsent', id: jana, consent: spoken });
  expect([1899, 2027, 1992.5, 1992].map(born)).toEqual(['year-unreadable', 'year-unreadable', 'year-unreadable', 'accepted']);
  expect([isYoung({ birthYear: 1992 }, day('2026-12-31')), isYoung({ birthYear: 1992 }, day('2027-01-01')), isYoung({ birthYear: null }, day('2026-01-01'))]).toEqual([true, false, null]);
  office.must({ do: 'withdrawConsent', id: jana, consent: spoken });
  expect(office.known.contact(jana)?.birthYear).toBeNull();
});

test('D-75 a first-time candidate never held a seat and has not declined', () => {
  expect([isFirstTime({ stage: 'in-talks' }, 0), isFirstTime({ stage: 'declined' }, 0), isFirstTime({ stage: 'committed' }, 1)]).toEqual([true, false, false]);
});

test('D-76 a member is one contact and a contact one member; linked apart, it is the same member everywhere', () => {
  const [a, b] = [withJana(), openOffice(bert, 2)];
  a.must({ do: 'nameMember', member: anna, name: 'Anna' });
  a.must({ do: 'nameMember', member: bert, name: 'Bert' });
  exchange(a, b);
  expect(answer(a.run({ do: 'linkMember', member: anna, contact: kim }))).toBe('contact-unknown');
  a.must({ do: 'linkMember', member: bert, contact: jana });
  expect(answer(a.run({ do: 'linkMember', member: anna, contact: jana }))).toBe('contact-linked');
  b.must({ do: 'linkMember', member: anna, contact: jana });
  exchange(a, b);
  expect([a.known.memberOf(jana), b.known.memberOf(jana)]).toEqual([anna, anna]);
  a.must({ do: 'linkMember', member: anna, contact: null });
  expect(a.known.memberOf(jana)).toBe(bert);
});

test('a mandate’s row says when they were last spoken with, and who speaks with them next', () => {
  const office = withJana();
  seated(office);
  expect(mandateRow(office.team, seat)).toMatchObject({ spokeLast: null, speaksNext: null });
  office.must({ do: 'assignContacts', ids: [jana], responsible: anna });
  again(office, 'needs-time', 'one');
  expect(mandateRow(office.team, seat)).toMatchObject({ spokeLast: '2026-11-20', speaksNext: anna });
  office.must({ do: 'nameMember', member: bert, name: 'Bert' });
  office.must({ do: 'createTask', id: taskId('call'), contact: jana, task: { what: 'anrufen', due: day('2026-12-01'), responsible: bert } });
  expect(mandateRow(office.team, seat)).toMatchObject({ speaksNext: bert });
});
