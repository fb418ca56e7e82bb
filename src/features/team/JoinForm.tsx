import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { thisBrowser } from '#app/browserName.ts';
import { engine } from '#app/engine.ts';
import { checkNewPassphrase, needsOwnName } from '#app/inputs.ts';
import { onceUnlocked } from '#app/live.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { PassphraseOwner } from '#ui/PassphraseOwner.tsx';

type Joining = { readonly link: string; readonly ownName: string; readonly passphrase: string; readonly again: string };
type Refused = { readonly refusal: string };

/** Name and passphrase for this device; a link that came with the address is not shown again. Whatever is refused, what was typed stays. */
export function JoinForm({ link }: { readonly link: string | null }): ReactNode {
  const m = useMessages();
  const [, navigate] = useLocation();
  const [form, setForm] = useState<Joining>({ link: link ?? '', ownName: '', passphrase: '', again: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const wrong = useWrong(form, tried);
  const change = (part: Partial<Joining>): void => setForm((before) => ({ ...before, ...part }));
  const submit = async (): Promise<void> => {
    setTried(true);
    if (!isComplete(form)) return;
    setBusy(true);
    // The app stands before what was typed here is told to the team: nobody waits for that in front of an empty page.
    const stop = onceUnlocked(() => navigate('/', { replace: true }));
    const joined = await engine().join({ ...form, deviceName: m.common.deviceName(thisBrowser()) });
    stop();
    setBusy(false);
    setRefused(joined.ok ? null : joined);
  };
  const j = m.invites.join;
  const asksName = needsOwnName(form.link);
  return (
    <Form onSubmit={() => void submit()}>
      <p>{asksName ? j.text : j.furtherText}</p>
      {link === null || refused?.refusal === 'invite-unreadable' ? (
        <Field kind="url" label={j.link} help={j.linkHelp} value={form.link} onChange={(text) => change({ link: text })} error={wrong.link} autoComplete="off" />
      ) : null}
      {asksName ? <Field label={j.name} help={j.nameHelp} value={form.ownName} onChange={(ownName) => change({ ownName })} error={wrong.ownName} required maxLength={120} /> : null}
      <PassphraseOwner />
      <Field kind="password" label={j.passphrase} help={j.passphraseHelp} value={form.passphrase} onChange={(passphrase) => change({ passphrase })} error={wrong.passphrase} required autoComplete="new-password" />
      <Field kind="password" label={j.passphraseAgain} value={form.again} onChange={(again) => change({ again })} error={wrong.again} required autoComplete="new-password" />
      {refused ? <Banner tone="late" live="alert">{refusalWords(m, refused)}</Banner> : null}
      <Button kind="primary" type="submit" wide busy={busy}>{busy ? j.working : j.submit}</Button>
    </Form>
  );
}

/** Errors appear with the first try and go as soon as their cause is gone. */
function useWrong(form: Joining, tried: boolean): Record<'link' | 'ownName' | 'passphrase' | 'again', string | null> {
  const m = useMessages();
  const checked = checkNewPassphrase(form.passphrase, form.again);
  const say = (refusal: keyof typeof m.refusals | null): string | null => (tried && refusal ? m.refusals[refusal] : null);
  return {
    link: say(form.link.includes('#') ? null : 'invite-unreadable'),
    ownName: say(isNamed(form) ? null : 'name-missing'),
    passphrase: say(checked.passphrase),
    again: say(checked.again),
  };
}

function isComplete(form: Joining): boolean {
  const checked = checkNewPassphrase(form.passphrase, form.again);
  return form.link.includes('#') && isNamed(form) && checked.passphrase === null && checked.again === null;
}

function isNamed({ link, ownName }: Joining): boolean {
  return ownName.trim() !== '' || !needsOwnName(link);
}
