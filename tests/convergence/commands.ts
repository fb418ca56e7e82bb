import { newId, type ContactId, type EventId, type Id, type MemberId, type Random, type TalkId, type TaskId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { contactIds } from '#doc/contacts.ts';
import { recordIds } from '#doc/records.ts';
import { knownFrom } from '#doc/known.ts';
import { addDays } from '#domain/calendar.ts';
import type { Command } from '#domain/command.ts';
import { stages } from '#domain/contact.ts';
import { rhythms } from '#domain/rhythm.ts';
import { channels, outcomes, talkSubjects } from '#domain/talk.ts';
import type * as Y from 'yjs';
import { mandateStep, mentorshipStep } from '../support/recruitingSteps.ts';

const day = '2026-11-18' as LocalDate;
const later = '2026-12-01' as LocalDate;
const consent = { way: 'spoken', on: day } as const;

/** A command someone might give on this document; some will be refused. `kind` and `pick` choose, anything goes. */
export function anyCommand(doc: Y.Doc, kind: number, pick: number, member: MemberId, random: Random): Command {
  const known = knownFrom(doc);
  const one = <T extends Id<string>>(of: 'contact' | 'talk' | 'task'): T => {
    const ids = recordIds(doc, of).toSorted();
    return (ids[pick % Math.max(1, ids.length)] ?? newId<T>(random)) as T;
  };
  const contact = one<ContactId>('contact');
  const task = one<TaskId>('task');
  const seen = known.contactHeads(contact);
  const nextStep = { what: `anrufen ${pick}`, due: later, responsible: member };
  const fresh = { name: `Person ${pick}` };
  const taking = { doc, member, pick, on: day, fresh: <T extends Id<string>>() => newId<T>(random) };
  const commands: readonly Command[] = [
    { do: 'createContact', id: newId(random), contact: fresh, consent, nextStep: { ...nextStep, id: newId(random) } },
    { do: 'editContact', id: contact, edits: [{ field: 'name', value: `Name ${pick}`, seen: seen?.name ?? [] }] },
    { do: 'editContact', id: contact, edits: [{ field: 'stage', value: stages[pick % stages.length] ?? 'proposed', seen: seen?.stage ?? [] }] },
    { do: 'editContact', id: contact, edits: [{ field: 'notes', value: 'Notiz '.repeat(1 + (pick % 200)), seen: seen?.notes ?? [] }] },
    { do: 'logTalk', id: newId(random), with: { newContact: fresh, id: newId(random) }, talk: talk(pick), consent },
    { do: 'logTalk', id: newId(random), with: { contact }, talk: talk(pick), nextStep: { ...nextStep, id: newId(random) } },
    { do: 'moveTalk', id: one<TalkId>('talk'), to: contact },
    { do: 'createTask', id: newId(random), contact, task: { ...nextStep, repeats: [...rhythms, null][pick % 5] ?? null } },
    { do: 'completeTask', id: task },
    { do: 'reopenTask', id: task },
    { do: 'handOverTask', id: task, to: member },
    { do: 'postponeTasks', ids: recordIds(doc, 'task').slice(0, 5) as TaskId[], due: addDays(later, pick) },
    { do: 'assignTasks', ids: recordIds(doc, 'task').slice(0, 5) as TaskId[], responsible: member },
    { do: 'assignContacts', ids: contactIds(doc).slice(0, 5), responsible: member },
    { do: 'withdrawConsent', id: contact, consent },
    { do: 'importContacts', contacts: Array.from({ length: 1 + (pick % 30) }, (_, index) => ({ name: `Import ${pick} ${index}`, id: newId<ContactId>(random) })) },
    mandateStep(taking),
    ...Array.from({ length: 8 }, () => mentorshipStep(taking)),
    ...insideSteps(doc, pick, random),
    { do: 'nameMember', member, name: `Mitglied ${pick}` },
    { do: 'nameSpace', name: `Kreisverband ${pick}` },
  ];
  return commands[kind % commands.length] as Command;
}

/** Of the internal calendar, which lies in the team. */
function insideSteps(doc: Y.Doc, pick: number, random: Random): readonly Command[] {
  const ids = recordIds(doc, 'internalEvent').toSorted();
  const id = (ids[pick % Math.max(1, ids.length)] ?? newId<EventId>(random)) as EventId;
  const known = knownFrom(doc);
  const at = addDays(later, 7 * (pick % 4));
  return [
    { do: 'createEvent', id: newId(random), open: false, event: { title: `Sitzung ${pick}`, time: { allDay: true, begin: later, end: later }, repeats: pick % 2 ? 'FREQ=WEEKLY' : null } },
    { do: 'editEvent', id, open: false, edits: [{ field: 'place', value: `Ort ${pick}`, seen: known.heads('internalEvent', id, 'place') }] },
    { do: 'changeOccurrence', id, open: false, at, to: pick % 3 ? null : 'regular', seen: known.heads('internalEvent', id, `at:${at}`) },
    { do: 'removeEvent', id, open: false },
    { do: 'keepEvent', id, open: false },
  ];
}

function talk(pick: number) {
  return { on: day, about: talkSubjects[pick % 2] ?? 'candidacy', channel: channels[pick % channels.length] ?? 'phone', outcome: outcomes[pick % outcomes.length] ?? 'interested', covered: [], notes: `gesprochen ${pick}` };
}
