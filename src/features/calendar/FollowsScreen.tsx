import { Plus, Rss } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { FollowedStanding } from '#app/feedApi.ts';
import { formatWhen } from '#messages/dates.ts';
import { feed as texts } from '#messages/later/feed.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { EmptyState } from '#ui/Section.tsx';
import { MarkSign } from './MarkSign.tsx';
import { useFollows } from './useFollows.ts';
import css from './Feed.module.css';

/** `/termine/folgen`: the calendars of others that stand beside the own one. */
export function FollowsScreen(): ReactNode {
  const m = useTexts(texts).follow;
  const { rows, standings } = useFollows();
  const [busy, setBusy] = useState(false);
  const refresh = async (): Promise<void> => {
    setBusy(true);
    await engine().refreshFollowed().catch(() => undefined);
    setBusy(false);
  };
  return (
    <Page title={m.title} back="/termine" save={<LinkButton kind="primary" wide icon={<Plus aria-hidden="true" />} href="/termine/folgen/neu">{m.add}</LinkButton>}>
      <p className={css.intro}>{m.intro}</p>
      {rows === null ? <Skeleton rows={4} /> : rows.length === 0 ? <EmptyState icon={<Rss aria-hidden="true" />} title={m.emptyTitle}>{m.empty}</EmptyState> : (
        <>
          <CardList label={m.title}>
            {rows.map(({ id, name, hue, shape }) => (
              <Row key={id} href={`/termine/folgen/${id}`} lead={<MarkSign hue={hue} shape={shape} large />} title={name} detail={<Standing of={standings.get(id)} />} />
            ))}
          </CardList>
          <Button kind="plain" busy={busy} onClick={() => void refresh()}>{m.refresh}</Button>
        </>
      )}
      <p className={css.intro}>{m.privacy}</p>
    </Page>
  );
}

/** What went wrong stands before what is there. */
function Standing({ of }: { readonly of: FollowedStanding | undefined }): ReactNode {
  const m = useTexts(texts).follow;
  const here = of?.at ? m.fetched(formatWhen(of.at), of.events) : m.notYet;
  return of?.trouble ? <>{m.trouble[of.trouble]} {here}</> : here;
}
