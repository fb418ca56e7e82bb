import { CalendarPlus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { FeedView } from '#app/feedApi.ts';
import { save as saveFile } from '#app/handedOut.ts';
import { feed as texts } from '#messages/later/feed.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { EmptyState, Section, Stack } from '#ui/Section.tsx';
import { showToast } from '#ui/toasts.ts';
import { FeedAddress } from './FeedAddress.tsx';
import { useFeed } from './useFeed.ts';
import css from './Feed.module.css';

/** `/termine/abonnieren`: the open calendar for ordinary calendars. Leitung opens its address and withdraws it. */
export function FeedScreen(): ReactNode {
  const m = useTexts(texts).subscribe;
  const { view, ask } = useFeed();
  return (
    <Page title={m.title} back="/termine">
      <p className={css.intro}>{m.intro}</p>
      {view ? <Address view={view} ask={ask} /> : <Skeleton rows={4} />}
      <Section title={m.file}>
        <Stack>
          <p className={css.soft}>{m.fileHelp}</p>
          <Button wide onClick={() => void save(m.fileName)}>{m.save}</Button>
        </Stack>
      </Section>
    </Page>
  );
}

async function save(name: string): Promise<void> {
  saveFile(new File([await engine().feedFile()], name, { type: 'text/calendar;charset=utf-8' }));
}

function Address({ view: { standing, lead, demo }, ask }: { readonly view: FeedView; readonly ask: () => void }): ReactNode {
  const m = useTexts(texts).subscribe;
  const { problem, busy, change } = useChange(ask);
  const [asking, setAsking] = useState(false);
  const told = problem ? <Banner tone="late" live="alert">{problem}</Banner> : null;
  if (demo) return <Banner>{m.demo}</Banner>;
  if (standing.is !== 'open') {
    return (
      <>
        {told}
        {standing.is === 'withdrawing' ? <Banner tone="due" live="status">{m.withdrawing}</Banner> : null}
        <EmptyState icon={<CalendarPlus aria-hidden="true" />} title={m.closedTitle} action={lead ? <Button kind="primary" busy={busy} onClick={() => void change('open')}>{m.open}</Button> : undefined}>{lead ? m.closed : m.closedReader}</EmptyState>
      </>
    );
  }
  return (
    <>
      {told}
      <FeedAddress standing={standing} />
      {lead ? (
        <div className={css.withdraw}>
          <Button kind="danger" busy={busy} aria-haspopup="dialog" onClick={() => setAsking(true)}>{m.withdraw}</Button>
          <ConfirmDialog open={asking} title={m.withdrawTitle} confirm={m.withdraw} danger onConfirm={() => void change('withdraw')} onClose={() => setAsking(false)}>{m.withdrawText}</ConfirmDialog>
        </div>
      ) : null}
    </>
  );
}

/** Opening and withdrawing; `problem` is a sentence that stays until the next try. */
function useChange(done: () => void): { readonly problem: string | null; readonly busy: boolean; readonly change: (what: 'open' | 'withdraw') => Promise<void> } {
  const m = useTexts(texts).subscribe;
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = async (what: 'open' | 'withdraw'): Promise<void> => {
    setBusy(true);
    const changed = await (what === 'open' ? engine().openFeed() : engine().withdrawFeed()).catch(() => ({ ok: false, refusal: 'other' }) as const);
    setBusy(false);
    setProblem(changed.ok ? null : (m.refused[changed.refusal as keyof typeof m.refused] ?? m.refused.other));
    if (!changed.ok) return;
    showToast(what === 'open' ? m.opened : m.withdrawn);
    done();
  };
  return { problem, busy, change };
}
