import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { formatDayShort } from '#messages/dates.ts';
import { recruiting } from '#messages/later/recruiting.ts';
import { rescue } from '#messages/later/rescue.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import type { Telling } from '#app/rescueApi.ts';

/** What is told as a sentence, and below it what else belongs to it. */
export type Sentence = { readonly title: string; readonly detail: string };

/** Says what was said; values of another version are shown as they are. */
export function useTellingWords(): (telling: Telling) => Sentence {
  const [m, r, words] = [useTexts(rescue), useTexts(recruiting), useMessages()];
  const members = useLive((live) => live.members);
  const placeOf = usePlaceName();
  const { contacts, tasks } = words;
  const somebody = (name: string): string => name || m.say.unknown;
  const labels: Readonly<Record<Extract<Telling, { say: 'change' }>['of'], Readonly<Record<string, string>>>> = { contact: contacts.fields, talk: m.fields, task: tasks.fields, mandate: r.mandateFields, mentorship: r.mentorshipFields };
  const byField: Readonly<Record<string, Readonly<Record<string, string>>>> = { stage: contacts.stages, ticket: contacts.tickets, channel: contacts.channels, outcome: contacts.outcomes, state: { ...tasks.states, ...r.states }, covered: contacts.points, about: r.subjects, body: r.bodies, standingAgain: r.standing, rhythm: r.rhythms };
  const one = (field: string, value: unknown): string => {
    const text = String(value);
    if (field === 'responsible' || field === 'coMentor') return members.find(({ id }) => id === text)?.name ?? m.say.unknown;
    if (field === 'municipality') return placeOf(text as never) || text;
    return byField[field]?.[text] ?? dayOr(text);
  };
  const shown = (field: string, value: unknown): string => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return m.say.emptied;
    return Array.isArray(value) ? value.map((part) => one(field, part)).join(', ') : one(field, value);
  };
  return (telling) => {
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
      case 'note':
        return { title: m.say.note, detail: '' };
      case 'agreement':
        return { title: m.say.agreement(somebody(telling.person)), detail: '' };
      case 'understanding':
        return { title: m.say.understanding(somebody(telling.person), telling.reached), detail: '' };
      case 'commitment':
        return { title: m.say.commitment(telling.title), detail: '' };
      case 'link':
        return { title: m.say.link(somebody(telling.name), somebody(telling.person)), detail: '' };
      case 'change': {
        const say = { contact: m.say.contactChange, talk: m.say.talkChange, task: m.say.taskChange, mandate: m.say.mandateChange, mentorship: m.say.mentorshipChange }[telling.of];
        return { title: say(somebody(telling.person), labels[telling.of][telling.field] ?? telling.field, shown(telling.field, telling.value)), detail: '' };
      }
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
      case 'guide':
      case 'terms':
        return { title: m.say[telling.say], detail: '' };
    }
  };
}

function dayOr(text: string): string {
  const day = parseLocalDate(text);
  return day ? formatDayShort(day, today()) : text;
}
