import type { ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { Gone } from '#app/farewellApi.ts';
import { farewell } from '#messages/later/farewell.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { OwnWordsList } from './OwnWordsList.tsx';
import { SessionFrame } from './SessionFrame.tsx';
import css from './Session.module.css';

/** The last screen of a removed device: what became of everything it held, each by its number. */
export function GoneScreen({ gone }: { readonly gone: Gone }): ReactNode {
  const m = useTexts(farewell);
  const { entries, lost, left, drafts, photos = 0, words, reported } = gone;
  const told = [
    entries > 0 ? m.gone.handedOver(entries) : null,
    left > 0 ? m.gone.left(left) : null,
    lost.tooMany > 0 ? m.gone.tooMany(lost.tooMany) : null,
    lost.notes > 0 ? m.gone.notes(lost.notes) : null,
    lost.unreadable > 0 ? m.gone.unreadable(lost.unreadable) : null,
    photos > 0 ? m.gone.photos(photos) : null,
  ].filter((sentence) => sentence !== null);
  return (
    <SessionFrame title={m.gone.title}>
      <div className={css.told} role="status">
        {told.length > 0 ? told.map((sentence) => <p key={sentence}>{sentence}</p>) : <p>{m.gone.nothing}</p>}
        {drafts > 0 ? <p>{m.gone.drafts(drafts)}</p> : null}
        <p>{m.gone.erased}</p>
        <p className={css.soft}>{reported ? m.gone.reported : m.gone.notReported} {m.gone.back}</p>
      </div>
      {words.length > 0 ? <OwnWordsList all={words} /> : null}
      <Button kind={words.length > 0 ? 'quiet' : 'primary'} wide onClick={() => void engine().dismissFarewell()}>{words.length > 0 ? m.words.onwards : m.gone.onwards}</Button>
    </SessionFrame>
  );
}
