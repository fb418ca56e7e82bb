import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { EventDetail } from '#app/calendarApi.ts';
import { useLive } from '#app/live.ts';
import type { Act } from '#app/useActing.ts';
import type { Command, EditOf } from '#domain/command.ts';
import type { Choice } from '#domain/contact.ts';
import type { EventField, EventFields, OccurrenceChange } from '#domain/event.ts';
import { formatWhen } from '#messages/dates.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { ContestedCard } from '#ui/ContestedCard.tsx';
import { fullDayWords } from './dayWords.ts';
import { useEventWords } from './useEventWords.ts';

type ContestedProps = { readonly detail: EventDetail; readonly act: Act; readonly busy: boolean };

/** Everything that two people changed apart, until someone says which value stands: side by side, and picking replaces all of them by one. */
export function ContestedCards({ detail: { event, heads, choices, alone }, act, busy }: ContestedProps): ReactNode {
  const m = useTexts(calendar);
  const words = useEventWords(event);
  const settle = (command: Command) => void act(command, m.done.settled);
  const fields = (Object.entries(choices) as [EventField, readonly Choice[]][]).map(([field, values]) => (
    <ContestedValues
      key={field}
      title={m.fields[field as keyof Omit<typeof m.fields, 'at'>] ?? field}
      choices={values}
      words={(value) => words(field, value)}
      busy={busy}
      onPick={(value) => settle({ do: 'editEvent', id: event.id, open: event.open, edits: [{ field, value, seen: heads[field] } as EditOf<Omit<EventFields, 'origin'>>] })}
    />
  ));
  const single = alone.filter((one) => one.choices.length > 1).map((one) => (
    <ContestedValues
      key={one.at}
      title={m.fields.at(fullDayWords(m, one.at, today()))}
      choices={one.choices}
      words={(value) => words(`at:${one.at}`, value)}
      busy={busy}
      onPick={(value) => settle({ do: 'changeOccurrence', id: event.id, open: event.open, at: one.at, to: value as OccurrenceChange, seen: one.heads })}
    />
  ));
  return [...fields, ...single];
}

type ValuesProps = { readonly title: string; readonly choices: readonly Choice[]; readonly words: (value: unknown) => string; readonly busy: boolean; readonly onPick: (value: unknown) => void };

/** One value of several: picking replaces all of them. */
export function ContestedValues({ title, choices, words, busy, onPick }: ValuesProps): ReactNode {
  const m = useTexts(calendar).contestedCard;
  const who = useWho();
  return (
    <ContestedCard
      title={m.title(title)}
      words={m}
      choices={choices}
      value={({ value }) => words(value) || m.empty}
      from={(choice) => m.from(who(choice.who), formatWhen(choice.when))}
      busy={busy}
      onPick={({ value }) => onPick(value)}
    />
  );
}

/** A member's name, "du" for oneself. */
export function useWho(): (member: string) => string {
  const m = useTexts(calendar).contestedCard;
  const members = useLive((live) => live.members);
  return (member) => {
    const known = members.find((one) => one.id === member);
    return known?.self ? m.you : (known?.name ?? m.somebody);
  };
}
