import { expect, test } from 'vitest';
import { stageAfter } from '#domain/talkRules.ts';
import { stages } from '#domain/contact.ts';
import { outcomes } from '#domain/talk.ts';
import { contactDetail } from '#doc/contacts.ts';
import { answer, anna, aTalk, contactId, day, openOffice, spoken, talkId, taskId } from '../doc/office.ts';

const jana = contactId('jana');
const kim = contactId('kim');

function withJana(consent: boolean) {
  const office = openOffice(anna, 1);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, ...(consent ? { consent: spoken } : {}) });
  return office;
}

test('D-9 a talk lies today or earlier', () => {
  const office = withJana(true);
  const on = (date: string) => answer(office.run({ do: 'logTalk', id: talkId(date), with: { contact: jana }, talk: { ...aTalk, on: day(date) } }));
  expect(['2026-11-24', '2026-02-30', '', '2026-11-23', '2020-02-29'].map(on)).toEqual(['date-in-future', 'date-unreadable', 'date-unreadable', 'accepted', 'accepted']);
});

test('D-9 without consent a talk is kept without notes, and its outcome stays with the talk', () => {
  const office = withJana(false);
  const talk = { ...aTalk, outcome: 'agrees', notes: 'sagt zu' } as const;
  expect(answer(office.run({ do: 'logTalk', id: talkId('one'), with: { contact: jana }, talk }))).toBe('needs-consent');
  office.must({ do: 'logTalk', id: talkId('one'), with: { contact: jana }, talk: { ...talk, notes: ' ' } });
  expect(office.known.contact(jana)?.stage).toBe('approached');
  expect(office.known.talk(talkId('one'))).toMatchObject({ outcome: 'agrees', covered: ['programme'], notes: '' });
  office.must({ do: 'logTalk', id: talkId('two'), with: { contact: jana }, talk: { ...aTalk, outcome: 'declines' } });
  expect(office.known.contact(jana)?.stage).toBe('declined');
});

test('D-10 a consent given in the talk form counts for its notes and stage', () => {
  const office = withJana(false);
  office.must({ do: 'logTalk', id: talkId('one'), with: { contact: jana }, talk: { ...aTalk, notes: 'erzählt viel' }, consent: spoken });
  expect(office.known.contact(jana)).toMatchObject({ stage: 'in-talks', informBy: null });
});

test('D-10 a new person, consent, talk and next step are one decision, refused or kept together', () => {
  const office = openOffice(anna, 2);
  const nextStep = { id: taskId('call'), what: 'anrufen', due: day('2026-11-30'), responsible: anna };
  const form = { do: 'logTalk', id: talkId('one'), with: { id: kim, newContact: { name: 'Kim' } }, talk: { ...aTalk, notes: 'gut' }, nextStep } as const;
  expect(answer(office.run(form))).toBe('needs-consent');
  expect(answer(office.run({ ...form, consent: spoken, nextStep: { ...nextStep, due: day('2026-11-22') } }))).toBe('date-in-past');
  expect(office.known.contact(kim)).toBeUndefined();
  office.must({ ...form, consent: spoken });
  expect(contactDetail(office.team, kim)).toMatchObject({ contact: { name: 'Kim', stage: 'in-talks' }, tasks: [{ what: 'anrufen', talk: talkId('one') }] });
});

test('D-11 each outcome leads where it should, forward only, and the story tells it as a change', () => {
  expect(outcomes.map((outcome) => stageAfter('proposed', outcome))).toEqual(['in-talks', 'in-talks', 'considering', 'committed', 'declined', 'approached']);
  for (const stage of stages.slice(0, 9)) {
    for (const outcome of outcomes) {
      const after = stageAfter(stage, outcome);
      expect(after === 'declined' || stages.indexOf(after) >= stages.indexOf(stage)).toBe(true);
    }
  }
  expect(stageAfter('declined', 'not-reached')).toBe('declined');
  expect(stageAfter('ask-later', 'interested')).toBe('in-talks');
  const office = withJana(true);
  office.must({ do: 'logTalk', id: talkId('one'), with: { contact: jana }, talk: { ...aTalk, outcome: 'needs-time' } });
  expect(contactDetail(office.team, jana)?.story.map((item) => item.kind)).toEqual(['talk', 'change', 'consent', 'created']);
  expect(contactDetail(office.team, jana)?.story[1]).toMatchObject({ field: 'stage', value: 'considering', by: anna });
});

test('D-12 once nominated, no talk moves the stage', () => {
  for (const stage of ['nominated', 'submitted', 'admitted'] as const) expect(outcomes.map((outcome) => stageAfter(stage, outcome))).toEqual(Array(6).fill(stage));
});

test('D-13 a talk on the wrong person moves, its notes only to somebody with consent', () => {
  const office = withJana(true);
  office.must({ do: 'createContact', id: kim, contact: { name: 'Kim' } });
  office.must({ do: 'logTalk', id: talkId('one'), with: { contact: jana }, talk: { ...aTalk, notes: 'mit Kim' } });
  expect(answer(office.run({ do: 'moveTalk', id: talkId('one'), to: kim }))).toBe('needs-consent');
  expect(answer(office.run({ do: 'moveTalk', id: talkId('one'), to: contactId('nobody') }))).toBe('contact-unknown');
  office.must({ do: 'recordConsent', id: kim, consent: spoken });
  const undo = office.must({ do: 'moveTalk', id: talkId('one'), to: kim });
  const talksOf = () => [jana, kim].map((id) => contactDetail(office.team, id)?.story.filter((item) => item.kind === 'talk').length);
  expect(talksOf()).toEqual([0, 1]);
  if (undo) office.must(undo);
  expect(talksOf()).toEqual([1, 0]);
});

test('D-14 the next step moves with its talk, a task of its own stays', () => {
  const office = withJana(true);
  office.must({ do: 'createContact', id: kim, contact: { name: 'Kim' } });
  const step = { what: 'anrufen', due: day('2026-11-30'), responsible: anna };
  office.must({ do: 'logTalk', id: talkId('one'), with: { contact: jana }, talk: aTalk, nextStep: { ...step, id: taskId('step') } });
  office.must({ do: 'createTask', id: taskId('own'), contact: jana, task: step });
  office.must({ do: 'moveTalk', id: talkId('one'), to: kim });
  expect(contactDetail(office.team, jana)?.tasks.map((task) => task.id)).toEqual([taskId('own')]);
  expect(contactDetail(office.team, kim)?.tasks).toMatchObject([{ id: taskId('step'), contact: kim, contactName: 'Kim' }]);
});
