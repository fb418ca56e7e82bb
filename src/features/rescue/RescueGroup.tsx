import { useState, type ReactNode } from 'react';
import type { Rescue, RescueEntry } from '#app/rescueApi.ts';
import { rescue as texts } from '#messages/later/rescue.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { CardList } from '#ui/Rows.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import { RescueRow } from './RescueRow.tsx';
import type { Decide } from './useRescues.ts';
import css from './Rescue.module.css';

type GroupProps = { readonly rescue: Rescue; /** Only one button of a screen is the primary one. */ readonly first: boolean; readonly busy: boolean; readonly onTake: Decide; readonly onDrop: Decide; /** What is lost was read. */ readonly onRead: (rescue: Rescue) => void };
/** What a person was asked about; `also`: how many go with the one pressed. */
type Asked = { readonly entries: readonly string[]; readonly also: number };

/** Everything left of one device: as a whole, or entry by entry. */
export function RescueGroup({ rescue, first, busy, onTake, onDrop, onRead }: GroupProps): ReactNode {
  const m = useTexts(texts);
  const [asked, setAsked] = useState<Asked | null>(null);
  const name = rescue.self ? m.you : rescue.name || m.somebody;
  const { entries, problem, lost } = rescue;
  const all = entries.map(({ id }) => id);
  const lostCount = lost.tooMany + lost.notes + lost.unreadable;
  const takeable = entries.filter(({ tellings }) => tellings.length > 0).length;
  const askAbout = ({ id, bears }: RescueEntry): void => setAsked({ entries: [id], also: bears.length });
  return (
    <Section title={entries.length > 0 ? m.group(entries.length, name) : lostCount > 0 ? m.lostOf(lostCount, name) : m.locked(name)}>
      <div className={css.group}>
        {problem ? <Banner tone="due" action={<Button onClick={() => setAsked({ entries: [], also: 0 })}>{m.drop}</Button>}>{m.problems[problem]}</Banner> : null}
        {lostCount > 0 ? <LostBanner lost={lost} busy={busy} onRead={() => onRead(rescue)} /> : null}
        {entries.length > 0 ? <p className={css.soft}>{rescue.removed ? m.fromRemoved : rescue.self ? m.fromSelf : m.fromEpoch(rescue.name || m.thePerson)}</p> : null}
        {entries.length > 1 ? (
          <div className={css.all}>
            {takeable > 0 ? <Button kind={first ? 'primary' : 'quiet'} busy={busy} onClick={() => onTake(rescue, all, all.length)}>{busy ? m.working : m.takeAll}</Button> : null}
            <Button busy={busy} onClick={() => setAsked({ entries: all, also: 0 })}>{m.dropAll}</Button>
          </div>
        ) : null}
        {entries.length > 0 ? (
          <CardList label={m.group(entries.length, name)}>
            {entries.map((entry) => (
              <RescueRow key={entry.id} entry={entry} alone={entries.length === 1 && first} busy={busy} onTake={() => onTake(rescue, [entry.id], 1 + entry.standsOn.length)} onDrop={() => askAbout(entry)} />
            ))}
          </CardList>
        ) : null}
      </div>
      <DropDialog rescue={rescue} asked={asked} onDrop={onDrop} onClose={() => setAsked(null)} />
    </Section>
  );
}

type DropDialogProps = Pick<GroupProps, 'rescue' | 'onDrop'> & { readonly asked: Asked | null; readonly onClose: () => void };

/** What is dropped is gone for good, and so is what stands on it. */
function DropDialog({ rescue, asked, onDrop, onClose }: DropDialogProps): ReactNode {
  const m = useTexts(texts);
  return (
    <ConfirmDialog
      open={asked !== null}
      title={asked?.entries.length === 0 ? m.dropParcelTitle : m.dropTitle(asked?.entries.length ?? 1)}
      confirm={m.drop}
      danger
      onConfirm={() => { if (asked) onDrop(rescue, asked.entries, Math.max(1, asked.entries.length + asked.also)); }}
      onClose={onClose}
    >
      <p>{asked?.entries.length === 0 ? m.dropParcelText : !rescue.removed && !rescue.self ? m.dropEpochText : asked?.entries.length === 1 ? m.dropOneText : m.dropText}</p>
      {asked && asked.also > 0 ? <p>{m.dropToo(asked.also)}</p> : null}
    </ConfirmDialog>
  );
}

/** What the device said it could not hand over: nobody can get it back, so there is one button. */
function LostBanner({ lost, busy, onRead }: { readonly lost: Rescue['lost']; readonly busy: boolean; readonly onRead: () => void }): ReactNode {
  const m = useTexts(texts).lost;
  return (
    <Banner tone={lost.tooMany + lost.unreadable > 0 ? 'late' : 'neutral'} action={<Button busy={busy} onClick={onRead}>{m.understood}</Button>}>
      <Stack>
        {lost.tooMany > 0 ? <p>{m.tooMany(lost.tooMany)}</p> : null}
        {lost.notes > 0 ? <p>{m.notes(lost.notes)}</p> : null}
        {lost.unreadable > 0 ? <p>{m.unreadable(lost.unreadable)}</p> : null}
      </Stack>
    </Banner>
  );
}
