import { lazy, Suspense, useState, type ReactNode } from 'react';
import type { StoryItem } from '#app/api.ts';
import type { Command, EditOf } from '#domain/command.ts';
import type { Choice } from '#domain/contact.ts';
import type { TalkField, TalkFields } from '#domain/talk.ts';
import { formatDay } from '#messages/dates.ts';
import { guides } from '#messages/later/guides.ts';
import { standing } from '#messages/later/standing.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { ContestedValues } from './ContestedCards.tsx';
import { useGuideThen } from './useGuideThen.ts';
import { useWords } from './useWords.ts';
import css from './Story.module.css';

const TalkGuide = lazy(async () => ({ default: (await import('./TalkGuide.tsx')).TalkGuide }));
const MoveTalk = lazy(async () => ({ default: (await import('./MoveTalk.tsx')).MoveTalk }));

type StoryTalkProps = {
  readonly item: Extract<StoryItem, { kind: 'talk' }>;
  readonly act: (command: Command, said?: string) => Promise<boolean>;
  readonly when: ReactNode;
};

/** One talk: how and when, what came of it, what was covered, the notes; logged on the wrong person it can be moved. */
export function StoryTalk({ item, act, when }: StoryTalkProps): ReactNode {
  const m = useMessages();
  const words = useWords();
  const again = useTexts(standing);
  const wordsThen = useTexts(guides).past;
  const [moving, setMoving] = useState(false);
  const { talk } = item;
  const [looking, setLooking] = useState(false);
  const then = useGuideThen(talk);
  // A point that was taken out of the guide since is called what it was called then.
  const covered = talk.covered.map((id) => then?.find((point) => point.id === id)?.title || words.point(id)).join(', ');
  const settle = (field: TalkField, value: unknown): Command => ({ do: 'editTalk', id: talk.id, edits: [{ field, value, seen: item.heads[field] } as EditOf<TalkFields>] });
  return (
    <article className={css.talk}>
      <h3 className={css.talkTitle}>{m.contacts.story.talk(words.value('channel', talk.channel))}</h3>
      <p className={css.small}>{formatDay(talk.on)}</p>
      <p className={css.chips}>
        {talk.about === 'standing-again' ? <><Chip>{again.subjects[talk.about]}</Chip><Chip>{again.outcomes[talk.outcome] ?? talk.outcome}</Chip></> : <Chip>{words.value('outcome', talk.outcome)}</Chip>}
        <Chip tone={item.receipt === 'hub' ? 'safe' : 'here'}>{m.common.receipt[item.receipt]}</Chip>
      </p>
      {covered ? <p><strong>{m.contacts.story.covered}:</strong> {covered}</p> : null}
      {talk.notes ? <p className={css.notes}>{talk.notes}</p> : null}
      {when}
      {(Object.entries(item.contested) as [TalkField, readonly Choice[]][]).map(([field, choices]) => (
        <ContestedValues key={field} field={field} label={m.contacts.talkFields[field]} choices={choices} settle={(value) => settle(field, value)} />
      ))}
      <span className={css.move}>
        <LinkButton kind="plain" href={`/gespraech/${talk.id}`}>{m.common.edit}</LinkButton>
        {then ? <Button kind="plain" aria-haspopup="dialog" onClick={() => setLooking(true)}>{wordsThen}</Button> : null}
        <Button kind="plain" aria-haspopup="dialog" onClick={() => setMoving(true)}>{m.contacts.story.move}</Button>
      </span>
      {looking && then ? <Suspense><TalkGuide talk={talk} points={then} onClose={() => setLooking(false)} /></Suspense> : null}
      {moving ? <Suspense><MoveTalk talk={talk} act={act} onClose={() => setMoving(false)} /></Suspense> : null}
    </article>
  );
}
