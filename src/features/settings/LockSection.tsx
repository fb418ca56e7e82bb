import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { idleMinutes, setIdleMinutes } from '#app/idle.ts';
import { useLive } from '#app/live.ts';
import type { UnlockWays } from '#app/lockApi.ts';
import { whyNoPasskey, type PasskeyRefusal } from '#app/passkey.ts';
import { locks } from '#messages/later/locks.ts';
import { lockApp } from '#app/lockApp.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Chip } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import { ChangeLock } from './ChangeLock.tsx';
import { RemoveLock } from './RemoveLock.tsx';

const idleChoices = ['1', '5', '15'] as const;
type Kind = 'passphrase' | 'pin' | 'passkey';
type Asked = { readonly act: 'set'; readonly kind: Kind } | { readonly act: 'remove'; readonly kind: 'pin' | 'passkey' } | null;

/** The ways to unlock, each with what it is good for; after how long the app locks itself. A demonstration has nothing to lock. */
export function LockSection(): ReactNode {
  const m = useTexts(locks);
  const { settings } = useMessages();
  const session = useLive((live) => live.session);
  if (session.at !== 'unlocked' || session.demo) return null;
  return (
    <Section title={m.title} id="sperre">
      <Stack>
        <p>{m.help}</p>
        <Ways />
        <p>{m.waits}</p>
        <IdleChoice />
        <Button onClick={() => void lockApp()}>{settings.lockNow}</Button>
      </Stack>
    </Section>
  );
}

function Ways(): ReactNode {
  const m = useTexts(locks);
  const [ways, reload] = useWays();
  const noPasskey = useWhyNoPasskey();
  const [asked, setAsked] = useState<Asked>(null);
  if (!ways) return null;
  const isSet: Readonly<Record<Kind, boolean>> = { passphrase: true, pin: ways.pin, passkey: ways.passkey !== null };
  const close = () => {
    setAsked(null);
    reload();
  };
  const acts = { onSet: (kind: Kind) => setAsked({ act: 'set', kind }), onRemove: (kind: 'pin' | 'passkey') => setAsked({ act: 'remove', kind }) };
  return (
    <>
      <CardList label={m.title}>
        <WayRow kind="passkey" isSet={isSet.passkey} why={noPasskey && m.refusals[noPasskey]} {...acts} />
        <WayRow kind="pin" isSet={isSet.pin} {...acts} />
        <WayRow kind="passphrase" isSet {...acts} />
      </CardList>
      {asked?.act === 'set' ? <ChangeLock kind={asked.kind} ways={ways} onClose={close} /> : null}
      {asked?.act === 'remove' ? <RemoveLock kind={asked.kind} ways={ways} onClose={close} /> : null}
    </>
  );
}

type WayRowProps = {
  readonly kind: Kind;
  readonly isSet: boolean;
  /** Why it can not be set up here. */
  readonly why?: string | null;
  readonly onSet: (kind: Kind) => void;
  readonly onRemove: (kind: 'pin' | 'passkey') => void;
};

function WayRow({ kind, isSet, why, onSet, onRemove }: WayRowProps): ReactNode {
  const m = useTexts(locks);
  const { title, honest } = m.ways[kind];
  const setUp = !isSet && kind !== 'passphrase' ? (why ?? <Button onClick={() => onSet(kind)}>{m.setUp[kind]}</Button>) : null;
  const change = isSet && kind !== 'passkey' ? <Button onClick={() => onSet(kind)}>{m.change[kind]}</Button> : null;
  const remove = isSet && kind !== 'passphrase' ? <Button kind="plain" onClick={() => onRemove(kind)}>{m.remove[kind]}</Button> : null;
  const state = <Chip tone={isSet ? 'safe' : 'neutral'}>{isSet ? m.isSet : m.isNotSet}</Chip>;
  return <Row title={<>{title} {state}</>} detail={honest} below={<>{setUp}{change}{remove}</>} />;
}

function IdleChoice(): ReactNode {
  const { settings: m } = useMessages();
  const [minutes, setMinutes] = useState(() => String(idleMinutes()));
  const change = (next: string) => {
    setIdleMinutes(Number(next));
    setMinutes(next);
  };
  return <Choice label={m.idle} options={idleChoices.map((value) => ({ value, label: m.idleMinutes(Number(value)) }))} value={idleChoices.find((value) => value === minutes) ?? null} onChange={change} />;
}

function useWays(): readonly [UnlockWays | null, () => void] {
  const [ways, setWays] = useState<UnlockWays | null>(null);
  const reload = useCallback(() => void engine().unlockWays().then(setWays), []);
  useEffect(reload, [reload]);
  return [ways, reload];
}

function useWhyNoPasskey(): PasskeyRefusal | null {
  const [why, setWhy] = useState<PasskeyRefusal | null>(null);
  useEffect(() => void whyNoPasskey().then(setWhy), []);
  return why;
}
