import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { useActing } from '#app/useActing.ts';
import { parseLocalDate } from '#base/localDate.ts';
import type { Choice } from '#domain/contact.ts';
import type { MentorshipField } from '#domain/mentorship.ts';
import { formatDay, formatWhen } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { ContestedCard } from '#ui/ContestedCard.tsx';
import { showToast } from '#ui/toasts.ts';
import { settling } from './settling.ts';

/** Every field that two people changed apart, until someone says which value stands. */
export function Contested({ detail }: { readonly detail: MentorshipDetail }): ReactNode {
  return (Object.entries(detail.contested) as [MentorshipField, readonly Choice[]][]).map(([field, choices]) => <ContestedField key={field} detail={detail} field={field} choices={choices} />);
}

type FieldProps = { readonly detail: MentorshipDetail; readonly field: MentorshipField; readonly choices: readonly Choice[] };

/** The values side by side, with who and when; picking replaces all of them by one that was there. */
function ContestedField({ detail, field, choices }: FieldProps): ReactNode {
  const [m, words] = [useTexts(texts), useMessages().contacts];
  const members = useLive((live) => live.members);
  const valueOf = useValueWords(field);
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  return (
    <ContestedCard
      title={words.contested.title(m.fields[field])}
      words={words.contested}
      problem={problem}
      choices={choices}
      value={({ value }) => valueOf(value) || words.contested.empty}
      from={({ who, when }) => words.contested.from(members.find((member) => member.id === who)?.name ?? words.detail.somebody, formatWhen(when))}
      busy={busy}
      onPick={({ value }) => void act(settling(detail, field, value), words.contested.settled)}
    />
  );
}

function useValueWords(field: MentorshipField): (value: unknown) => string {
  const m = useTexts(texts);
  const members = useLive((live) => live.members);
  const named: Partial<Record<MentorshipField, Readonly<Record<string, string>>>> = { state: m.states, rhythm: m.rhythms };
  return (value) => {
    if (value === null || value === undefined) return '';
    const text = String(value);
    if (field === 'coMentor') return members.find((member) => member.id === text)?.name ?? m.unknown;
    const day = field === 'aim' ? null : parseLocalDate(text);
    return day ? formatDay(day) : (named[field]?.[text] ?? text);
  };
}
