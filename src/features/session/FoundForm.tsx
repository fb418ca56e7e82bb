import { useState, type ReactNode } from 'react';
import type { AppRefusal } from '#app/api.ts';
import { thisBrowser } from '#app/browserName.ts';
import { engine } from '#app/engine.ts';
import { checkNewPassphrase } from '#app/inputs.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { PassphraseOwner } from '#ui/PassphraseOwner.tsx';
import css from './Session.module.css';

const blank = { spaceName: '', ownName: '', passphrase: '', again: '' };
type Founding = typeof blank;

/** Founds the association. Whatever is refused, what was typed stays. */
export function FoundForm({ code }: { readonly code: string }): ReactNode {
  const m = useMessages();
  const [form, setForm] = useState(blank);
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: AppRefusal } | null>(null);
  const wrong = useWrong(form, tried);
  const change = (part: Partial<Founding>) => setForm((before) => ({ ...before, ...part }));
  const submit = async () => {
    setTried(true);
    if (!isComplete(form)) return;
    setBusy(true);
    const { spaceName, ownName, passphrase } = form;
    const result = await engine().found({ code, spaceName: spaceName.trim(), ownName: ownName.trim(), passphrase, deviceName: m.common.deviceName(thisBrowser()) });
    setBusy(false);
    setRefused(result.ok ? null : result);
  };
  return (
    <Form onSubmit={() => void submit()}>
      <Field label={m.session.found.spaceName} value={form.spaceName} onChange={(spaceName) => change({ spaceName })} error={wrong.spaceName} required maxLength={120} />
      <Field label={m.session.ownName} help={m.session.ownNameHelp} value={form.ownName} onChange={(ownName) => change({ ownName })} error={wrong.ownName} required maxLength={120} />
      <PassphraseOwner />
      <Field kind="password" label={m.session.passphrase} help={m.session.passphraseHelp} value={form.passphrase} onChange={(passphrase) => change({ passphrase })} error={wrong.passphrase} required autoComplete="new-password" />
      <Field kind="password" label={m.session.passphraseAgain} value={form.again} onChange={(again) => change({ again })} error={wrong.again} required autoComplete="new-password" />
      <p className={css.address}><strong>{m.session.found.address(location.origin)}</strong><br />{m.session.found.addressHelp}</p>
      {refused ? <Banner tone="late" live="alert">{refusalWords(m, refused)}</Banner> : null}
      <Button kind="primary" type="submit" wide busy={busy}>{busy ? m.session.found.working : m.session.found.submit}</Button>
    </Form>
  );
}

/** Errors appear with the first try and go as soon as their cause is gone. */
function useWrong(form: Founding, tried: boolean): Record<keyof Founding, string | null> {
  const m = useMessages();
  const checked = checkNewPassphrase(form.passphrase, form.again);
  const say = (wrong: boolean, words: string) => (tried && wrong ? words : null);
  return {
    spaceName: say(!form.spaceName.trim(), m.session.found.spaceNameMissing),
    ownName: say(!form.ownName.trim(), m.session.found.ownNameMissing),
    passphrase: say(checked.passphrase !== null, m.refusals['passphrase-too-short']),
    again: say(checked.again !== null, m.refusals['passphrases-differ']),
  };
}

function isComplete(form: Founding): boolean {
  const checked = checkNewPassphrase(form.passphrase, form.again);
  return Boolean(form.spaceName.trim() && form.ownName.trim()) && checked.passphrase === null && checked.again === null;
}
