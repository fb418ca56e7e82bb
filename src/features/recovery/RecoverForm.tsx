import { useMemo, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import { thisBrowser } from '#app/browserName.ts';
import { engine } from '#app/engine.ts';
import { checkNewPassphrase } from '#app/inputs.ts';
import { onceUnlocked } from '#app/live.ts';
import { readWords, WORDS_ON_SHEET, type ReadWords } from '#app/sheetReading.ts';
import { recovery } from '#messages/later/recovery.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { PassphraseOwner } from '#ui/PassphraseOwner.tsx';
import { WordsField } from './WordsField.tsx';

type Recovering = { readonly words: string; readonly passphrase: string; readonly again: string };
type Refused = { readonly refusal: string };

/** The words, unless the code was scanned, and a passphrase for this device. Whatever is refused, what was typed stays. */
export function RecoverForm({ link }: { readonly link: string | null }): ReactNode {
  const m = useMessages();
  const t = useTexts(recovery).recover;
  const [, navigate] = useLocation();
  const [form, setForm] = useState<Recovering>({ words: '', passphrase: '', again: '' });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const read = useMemo(() => readWords(form.words), [form.words]);
  const byWords = link === null || refused?.refusal === 'invite-unreadable';
  const checked = checkNewPassphrase(form.passphrase, form.again);
  const change = (part: Partial<Recovering>): void => setForm((before) => ({ ...before, ...part }));
  const submit = async (): Promise<void> => {
    setTried(true);
    const sheet = !byWords ? { link } : read.code ? { code: read.code } : null;
    if (!sheet || checked.passphrase || checked.again) return;
    setBusy(true);
    // The app stands before the answer is heard, and whoever goes on at once must not be fetched back.
    const stop = onceUnlocked(() => navigate('/wiederherstellungsblatt', { replace: true }));
    const done = await engine().recover({ sheet, passphrase: form.passphrase, deviceName: m.common.deviceName(thisBrowser()) });
    stop();
    setBusy(false);
    setRefused(done.ok ? null : done);
  };
  const refusals: Readonly<Record<string, string>> = t.refusals;
  return (
    <Form onSubmit={() => void submit()}>
      <p>{byWords ? t.text : t.linkText}</p>
      {byWords ? <WordsField text={form.words} read={read} error={tried ? problemWords(t, read) : null} onChange={(words) => change({ words })} /> : null}
      <PassphraseOwner />
      <Field kind="password" label={m.session.passphrase} help={m.session.passphraseHelp} value={form.passphrase} onChange={(passphrase) => change({ passphrase })} error={tried && checked.passphrase ? m.refusals[checked.passphrase] : null} required autoComplete="new-password" />
      <Field kind="password" label={m.session.passphraseAgain} value={form.again} onChange={(again) => change({ again })} error={tried && checked.again ? m.refusals[checked.again] : null} required autoComplete="new-password" />
      {refused ? <Banner tone="late" live="alert">{refusals[refused.refusal] ?? refusalWords(m, refused)}</Banner> : null}
      <Button kind="primary" type="submit" wide busy={busy}>{busy ? t.working : t.submit}</Button>
    </Form>
  );
}

/** What is wrong with the words, in a sentence; null: nothing. */
function problemWords(t: (typeof recovery)['de']['recover'], { problem, words, known }: ReadWords): string | null {
  switch (problem) {
    case 'missing':
      return t.missing(WORDS_ON_SHEET - known);
    case 'too-many':
      return t.tooMany(words.length);
    case 'unknown':
      return t.fixUnknown;
    case 'wrong':
      return t.wrong;
    case null:
      return null;
  }
}
