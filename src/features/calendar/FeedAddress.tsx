import { useState, type ReactNode } from 'react';
import type { FeedStanding } from '#app/feedApi.ts';
import { formatWhen } from '#messages/dates.ts';
import { feed as texts } from '#messages/later/feed.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import type { Tone } from '#ui/Chip.tsx';
import { Field } from '#ui/Field.tsx';
import { QrCode } from '#ui/QrCode.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import css from './Feed.module.css';

type Open = Extract<FeedStanding, { is: 'open' }>;
const tones: Readonly<Record<Open['hub'], Tone>> = { unknown: 'neutral', opening: 'due', waiting: 'here', current: 'safe', 'too-large': 'late', differs: 'late' };

/** The address to be passed on, how far what it leads to is what the team has, and what to do with it in the usual calendars. */
export function FeedAddress({ standing: { link, hub, at } }: { readonly standing: Open }): ReactNode {
  const m = useTexts(texts).subscribe;
  const since = at === null ? null : m.since(formatWhen(at));
  return (
    <>
      {hub === 'differs'
        ? <Banner tone="late" live="alert" title={m.differsTitle}>{m.differs}</Banner>
        : <Banner tone={tones[hub]} live="status">{m.states[hub]}{since ? <span className={css.since}>{since}</span> : null}</Banner>}
      <div className={css.address}>
        <Stack>
          <Field label={m.link} help={m.linkHelp} value={link} onChange={() => undefined} readOnly />
          <CopyAddress link={link} />
        </Stack>
        <QrCode text={link} label={m.code} />
      </div>
      <Section title={m.how}>
        {m.ways.map(({ title, steps, note }) => (
          <details key={title} className={css.way}>
            <summary>{title}</summary>
            <ol>{steps.map((step) => <li key={step}>{step}</li>)}</ol>
            {note ? <p className={css.soft}>{note}</p> : null}
          </details>
        ))}
      </Section>
    </>
  );
}

/** Where the browser forbids copying, the address stands above to be copied by hand. */
function CopyAddress({ link }: { readonly link: string }): ReactNode {
  const m = useTexts(texts).subscribe;
  const [answer, setAnswer] = useState('');
  const copy = (): void => {
    const copied = navigator.clipboard?.writeText(link) ?? Promise.reject(new Error('no clipboard'));
    copied.then(() => setAnswer(m.copied), () => setAnswer(m.copyFailed));
  };
  // Closing the share sheet without sharing rejects: nothing happened, the address still stands.
  const share = (): void => void navigator.share({ url: link }).catch(() => undefined);
  return (
    <>
      <Button kind="primary" wide onClick={copy}>{m.copy}</Button>
      {'share' in navigator ? <Button wide onClick={share}>{m.share}</Button> : null}
      <p role="status" className={css.soft}>{answer}</p>
    </>
  );
}
