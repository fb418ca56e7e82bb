import type { rescue as german } from '#messages/de/later/rescue.ts';
import { recruiting } from '#messages/later/recruiting.ts';
import { rescue } from '#messages/later/rescue.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import type { Telling } from '#app/rescueApi.ts';
import { dayOr, useTellingValues } from './tellingValues.ts';

/** What is told as a sentence, and below it what else belongs to it. */
export type Sentence = { readonly title: string; readonly detail: string };

/** Says what was said; values of another version are shown as they are. */
export function useTellingWords(): (telling: Telling) => Sentence {
  const [m, r, { contacts, tasks }] = [useTexts(rescue), useTexts(recruiting), useMessages()];
  const values = useTellingValues();
  const labels: Words['labels'] = { contact: contacts.fields, talk: m.fields, task: tasks.fields, mandate: r.mandateFields, mentorship: r.mentorshipFields };
  return (telling) => sentence(telling, { m, labels, ...values });
}

type Words = ReturnType<typeof useTellingValues> & {
  readonly m: typeof german;
  /** What a field is called. */
  readonly labels: Readonly<Record<Changed, Readonly<Record<string, string>>>>;
};
type Changed = Extract<Telling, { say: 'change' }>['of'];

function sentence(telling: Telling, { m, labels, somebody, one, shown }: Words): Sentence {
  switch (telling.say) {
    case 'contact':
      return { title: m.say.contact(somebody(telling.name)), detail: '' };
    case 'talk':
      return { title: m.say.talk(somebody(telling.person), dayOr(telling.on)), detail: [m.say.outcome(one('outcome', telling.outcome)), telling.notes && m.say.notes(telling.notes)].filter(Boolean).join(' · ') };
    case 'task':
      return { title: m.say.task(somebody(telling.person), telling.what, dayOr(telling.due)), detail: '' };
    case 'mandate':
      return { title: m.say.mandate(somebody(telling.person), one('body', telling.body)), detail: '' };
    case 'mentorship':
      return { title: m.say.mentorship(somebody(telling.person), somebody(telling.mentor)), detail: '' };
    case 'check-in':
      return { title: m.say.checkIn(somebody(telling.person), dayOr(telling.on)), detail: '' };
    case 'agreement':
      return { title: m.say.agreement(somebody(telling.person)), detail: '' };
    case 'understanding':
      return { title: m.say.understanding(somebody(telling.person), telling.reached), detail: '' };
    case 'commitment':
      return { title: m.say.commitment(telling.title), detail: '' };
    case 'link':
      return { title: m.say.link(somebody(telling.name), somebody(telling.person)), detail: '' };
    case 'change':
      return { title: changeSaid(m)[telling.of](somebody(telling.person), labels[telling.of][telling.field] ?? telling.field, shown(telling.field, telling.value)), detail: '' };
    case 'consent':
      return { title: (telling.given === 'granted' ? m.say.granted : m.say.withdrawn)(somebody(telling.person), dayOr(telling.on)), detail: '' };
    case 'name':
      return { title: m.say[telling.of](telling.name), detail: '' };
    case 'event':
    case 'committee':
    case 'follow':
      return { title: m.say[telling.say](telling.name || m.say.nameless, telling.made), detail: '' };
    case 'support':
      return { title: m.say.support[telling.of](telling.name || m.say.someBoard), detail: telling.what };
    case 'note':
    case 'guide':
    case 'terms':
      return { title: m.say[telling.say], detail: '' };
  }
}

function changeSaid({ say }: typeof german): Readonly<Record<Changed, (person: string, field: string, value: string) => string>> {
  return { contact: say.contactChange, talk: say.talkChange, task: say.taskChange, mandate: say.mandateChange, mentorship: say.mentorshipChange };
}
