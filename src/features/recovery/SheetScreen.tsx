import { useState, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { MadeSheet } from '#app/recoveryApi.ts';
import { recovery } from '#messages/later/recovery.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Page } from '#ui/Page.tsx';
import { Stack } from '#ui/Section.tsx';
import { OpenSheet } from './OpenSheet.tsx';
import { PrintButton } from './PrintButton.tsx';
import { SheetPaper } from './SheetPaper.tsx';
import css from './Recovery.module.css';

/** One's recovery sheet: what it is, printing it once, and later only when it was printed. */
export function SheetScreen(): ReactNode {
  const t = useTexts(recovery);
  const session = useLive((live) => live.session);
  const self = useLive((live) => live.members.find((member) => member.self));
  const { open, urge } = useLive((live) => live.recovery);
  const [made, setMade] = useState<MadeSheet | null>(null);
  if (session.at !== 'unlocked') return null;
  if (session.demo) return <Page title={t.sheet.heading} tab={t.sheet.title} back="/einstellungen"><p>{t.sheet.demo}</p></Page>;
  if (made) return <JustMade sheet={made} name={self?.name ?? ''} space={session.spaceName} onDone={() => setMade(null)} />;
  return (
    <Page title={t.sheet.heading} tab={t.sheet.title} back="/einstellungen">
      <Stack>
        {urge === 'used' ? (
          <Banner tone="due" title={t.back.title} action={<LinkButton href="/team">{t.back.team}</LinkButton>}><p>{t.back.text}</p><p>{t.back.old}</p></Banner>
        ) : null}
        {t.sheet.what.map((sentence) => <p key={sentence}>{sentence}</p>)}
        {open.length > 0 ? <OpenSheet open={open} onMade={setMade} /> : <><PrintButton verb={t.sheet.print} primary onMade={setMade} /><p>{t.sheet.printHelp}</p></>}
      </Stack>
    </Page>
  );
}

type JustMadeProps = { readonly sheet: MadeSheet; readonly name: string; readonly space: string; readonly onDone: () => void };

function JustMade({ sheet, name, space, onDone }: JustMadeProps): ReactNode {
  const t = useTexts(recovery).sheet;
  return (
    <Page title={t.heading} tab={t.title}>
      <Stack>
        <p>{t.once}</p>
        {sheet.olderVoid ? null : <Banner tone="due">{t.olderStands}</Banner>}
        <div className={css.buttons}>
          <Button kind="primary" onClick={() => window.print()}>{t.printNow}</Button>
          <Button onClick={onDone}>{t.done}</Button>
        </div>
        <SheetPaper sheet={sheet} name={name} space={space} />
      </Stack>
    </Page>
  );
}
