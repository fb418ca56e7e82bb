import { useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { UnlockSecret, UnlockWays } from '#app/lockApi.ts';
import { askPasskey } from '#app/passkey.ts';
import type { Result } from '#base/result.ts';
import { locks } from '#messages/later/locks.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';

type Kind = UnlockSecret['kind'];

/** Whoever finds an unlocked device must not be able to change how it is opened. Any way that is set up will do. */
export function ProveLock({ ways, onProven }: { readonly ways: UnlockWays; readonly onProven: (proof: UnlockSecret) => void }): ReactNode {
  const m = useTexts(locks);
  const messages = useMessages();
  const wait = useLive((live) => live.lockWait);
  const kinds: readonly Kind[] = [...(ways.passkey ? ['passkey' as const] : []), ...(ways.pin ? ['pin' as const] : []), 'passphrase'];
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'passphrase');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const prove = async () => {
    setBusy(true);
    const proof = await given(kind, typed, ways);
    const proven = proof.ok ? await engine().proveLock(proof.value) : proof;
    setBusy(false);
    if (proof.ok && proven.ok) return onProven(proof.value);
    if (!proven.ok) setRefused({ ...messages.refusals, ...m.refusals }[proven.refusal] ?? messages.refusals.unknown);
  };
  const pick = (next: Kind) => {
    setKind(next);
    setTyped('');
    setRefused(null);
  };
  const type = (text: string) => {
    setTyped(text);
    setRefused(null);
  };
  const said = wait > 0 && kind !== 'passkey' ? messages.session.locked.wait(wait) : refused;
  return (
    <Form onSubmit={() => void prove()}>
      <p>{m.proof.text}</p>
      {kinds.length > 1 ? <Choice label={m.proof.by} options={kinds.map((value) => ({ value, label: m.proof.ways[value] }))} value={kind} onChange={pick} /> : null}
      {kind === 'passkey' ? null : <Field key={kind} kind="password" label={m.proof[kind]} value={typed} onChange={type} error={said} autoFocus autoComplete={kind === 'pin' ? 'off' : 'current-password'} inputMode={kind === 'pin' ? 'numeric' : undefined} />}
      {kind === 'passkey' && said ? <Banner tone="late" live="alert">{said}</Banner> : null}
      <Button kind="primary" type="submit" wide busy={busy}>{busy ? m.proof.working : m.proof.go}</Button>
    </Form>
  );
}

async function given(kind: Kind, typed: string, ways: UnlockWays): Promise<Result<UnlockSecret, 'wrong-passkey' | 'passkey-needs-name' | 'passkey-unsupported' | 'passkey-cancelled'>> {
  if (kind === 'pin') return { ok: true, value: { kind, pin: typed } };
  if (kind === 'passphrase') return { ok: true, value: { kind, passphrase: typed } };
  return ways.passkey ? askPasskey(ways.passkey) : { ok: false, refusal: 'wrong-passkey' };
}
