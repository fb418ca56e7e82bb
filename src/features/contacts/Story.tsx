import { lazy, Suspense, type ReactNode } from 'react';
import type { ContactDetail, StoryItem } from '#app/api.ts';
import { now, today } from '#app/clock.ts';
import { daysBetween, localDateAt } from '#base/localDate.ts';
import type { Command } from '#domain/command.ts';
import { formatDayShort, formatWhen, relativeDay } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Section } from '#ui/Section.tsx';
import { StoryTalk } from './StoryTalk.tsx';
import { useWords } from './useWords.ts';
import css from './Story.module.css';

/** Its words come with it, behind the contact. */
const RecruitingTold = lazy(async () => ({ default: (await import('./RecruitingTold.tsx')).RecruitingTold }));

type StoryProps = { readonly detail: ContactDetail; readonly act: (command: Command, said?: string) => Promise<boolean> };
type ItemOf<Kind extends StoryItem['kind']> = Extract<StoryItem, { kind: Kind }>;

/** Everything that happened to the contact, newest first. */
export function Story({ detail, act }: StoryProps): ReactNode {
  const { detail: words, story: m } = useMessages().contacts;
  const day = today();
  return (
    <Section title={words.story} count={detail.story.length}>
      <ol className={css.story} role="list">
        {detail.story.map((item, index) => (
          <li key={keyOf(item, index)} className={css.event}>
            {item.kind === 'talk' ? <StoryTalk item={item} act={act} when={<When item={item} />} />
              : item.kind === 'created' ? <Told item={item}>{m.createdHere}</Told>
                : item.kind === 'change' ? <Change item={item} />
                  : item.kind === 'consent' ? <Told item={item}>{item.given === 'granted' ? m.granted(formatDayShort(item.on, day)) : m.withdrawn(formatDayShort(item.on, day))}</Told>
                    : item.kind !== 'task' ? <Told item={item}><Suspense><RecruitingTold item={item} /></Suspense></Told>
                      : <Told item={item}>{item.task.state === 'done' ? m.taskDone(item.task.what) : m.task(item.task.what, formatDayShort(item.task.due, day))}</Told>}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Told({ item, children }: { readonly item: StoryItem; readonly children: ReactNode }): ReactNode {
  return <><p>{children}</p><When item={item} /></>;
}

/** "Stand: Angesprochen → Im Gespräch"; where it was not one value, the new one alone. */
function Change({ item }: { readonly item: ItemOf<'change'> }): ReactNode {
  const m = useMessages().contacts;
  const words = useWords();
  const field = m.fields[item.field] ?? item.field;
  const value = words.value(item.field, item.value);
  const from = words.value(item.field, item.from);
  const sentence = value === '' ? m.story.emptied(field)
    : item.field === 'notes' ? m.story.longChanged(field)
      : from && from !== value ? m.story.changedFrom(field, from, value) : m.story.changed(field, value);
  return <Told item={item}>{sentence}</Told>;
}

/** "von Mara, gestern", with the exact time on pointing. */
function When({ item }: { readonly item: StoryItem }): ReactNode {
  const m = useMessages().contacts.story;
  const words = useWords();
  const day = localDateAt(item.at);
  const present = localDateAt(now());
  const said = RECENT_DAYS.includes(daysBetween(day, present)) ? relativeDay(day, present) : formatDayShort(day, present);
  return <p className={css.small}>{m.by(words.who(item.by))}, <time dateTime={new Date(item.at).toISOString()} title={formatWhen(item.at)}>{said}</time></p>;
}

const RECENT_DAYS: readonly number[] = [0, 1, 2];

function keyOf(item: StoryItem, index: number): string {
  return item.kind === 'talk' ? item.talk.id : item.kind === 'task' ? item.task.id : `${item.kind} ${item.at} ${index}`;
}
