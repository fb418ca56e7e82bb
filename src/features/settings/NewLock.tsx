import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { checkNewPassphrase, checkNewPin } from '#app/inputs.ts';
import { useLive } from '#app/live.ts';
import type { UnlockSecret } from '#app/lockApi.ts';
import { forgetPasskey, handOver, makePasskey } from '#app/passkey.ts';
import { locks } from '#messages/later/locks.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { PassphraseOwner } from '#ui/PassphraseOwner.tsx';

type NewLockProps = {
  readonly kind: UnlockSecret['kind'];
  /** What the button does, as the dialog's title says it. */
  readonly verb: string;
  readonly proof: UnlockSecret;
  readonly onDone: () => void;
};

/** The new passphrase or PIN, twice; or the browser's own question for a passkey. */
export function NewLock({ kind, ...rest }: NewLockProps): ReactNode {
  return kind === 'passkey' ? <NewPasskey {...rest} /> : <NewTyped kind={kind} {...rest} />;
}

function NewTyped({ kind, verb, proof, onDone }: Omit<NewLockProps, 'kind'> & { readonly kind: 'passphrase' | 'pin' }): ReactNode {
  const m = useTexts(locks).fresh;
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const { refusals } = useMessages();
  const { busy, refused, set } = useSetting(onDone);
  const wrong = wrongIn(kind, typed, again);
  const submit = async () => {
    setTried(true);
    if (wrong.typed || wrong.again) return;
    await set(() => engine().setLock(proof, kind === 'pin' ? { kind, pin: typed } : { kind, passphrase: typed }));
  };
  const say = (refusal: keyof typeof refusals | null): string | null => (tried && refusal ? refusals[refusal] : null);
  const common = { kind: 'password', required: true, autoComplete: kind === 'pin' ? 'off' : 'new-password', inputMode: kind === 'pin' ? 'numeric' : undefined } as const;
  return (
    <Form onSubmit={() => void submit()}>
      {kind === 'passphrase' ? <PassphraseOwner /> : null}
      <Field {...common} label={m[kind]} help={m[`${kind}Help`]} value={typed} onChange={setTyped} error={say(wrong.typed)} autoFocus />
      <Field {...common} label={m[`${kind}Again`]} value={again} onChange={setAgain} error={say(wrong.again)} />
      {refused ? <Banner tone="late" live="alert">{refused}</Banner> : null}
      <Button kind="primary" type="submit" wide busy={busy}>{busy ? m.working : verb}</Button>
    </Form>
  );
}

function NewPasskey({ verb, proof, onDone }: Omit<NewLockProps, 'kind'>): ReactNode {
  const m = useTexts(locks).fresh;
  const owner = useOwner();
  const { busy, refused, set } = useSetting(onDone);
  const make = () => set(async () => {
    const made = await makePasskey(owner);
    if (!made.ok) return made;
    const kept = await handOver(made.value, (secret) => engine().setLock(proof, secret));
    if (!kept.ok) await forgetPasskey(made.value);
    return kept;
  });
  return (
    <Form onSubmit={() => void make()}>
      <p>{m.passkey}</p>
      {refused ? <Banner tone="late" live="alert">{refused}</Banner> : null}
      <Button kind="primary" type="submit" wide autoFocus busy={busy}>{busy ? m.working : verb}</Button>
    </Form>
  );
}

function wrongIn(kind: 'passphrase' | 'pin', typed: string, again: string) {
  const checked = kind === 'pin' ? checkNewPin(typed, again) : checkNewPassphrase(typed, again);
  return { typed: 'pin' in checked ? checked.pin : checked.passphrase, again: checked.again };
}

/** Runs the setting once, says why it was refused. */
function useSetting(onDone: () => void) {
  const messages = useMessages();
  const m = useTexts(locks);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const set = async (work: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: keyof typeof messages.refusals | keyof typeof m.refusals }>) => {
    setBusy(true);
    const done = await work();
    setBusy(false);
    if (done.ok) onDone();
    else setRefused({ ...messages.refusals, ...m.refusals }[done.refusal]);
  };
  return { busy, refused, set };
}

function useOwner(): { readonly member: string; readonly space: string } {
  const session = useLive((live) => live.session);
  const member = useLive((live) => live.members.find(({ self }) => self)?.name ?? '');
  return { member, space: session.at === 'unlocked' ? session.spaceName : '' };
}
