import { useState, type ReactNode } from 'react';
import { thisBrowser } from '#app/browserName.ts';
import { engine } from '#app/engine.ts';
import type { AppRefusal } from '#app/api.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { FoundForm } from './FoundForm.tsx';
import { useFoundingCode } from './foundingCode.ts';
import { SessionFrame } from './SessionFrame.tsx';
import css from './Session.module.css';

type OnInvite = { readonly onInvite: (link: string) => void };

/** An empty device: found, try, or come with an invite. */
export function WelcomeScreen({ onInvite }: OnInvite): ReactNode {
  const m = useMessages().session;
  const code = useFoundingCode();
  return (
    <SessionFrame title={code ? m.found.title : m.welcome.title} text={code ? undefined : m.welcome.text}>
      {code ? <><FoundForm code={code} /><p className={css.or}>{m.welcome.or}</p></> : null}
      <TryDemo primary={!code} />
      <PasteInvite onInvite={onInvite} />
      <LinkButton wide href="/wiederherstellen">{m.welcome.recover}</LinkButton>
      {code ? null : <p className={css.soft}>{m.welcome.noCode}</p>}
    </SessionFrame>
  );
}

function TryDemo({ primary }: { readonly primary: boolean }): ReactNode {
  const m = useMessages();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<{ readonly refusal: AppRefusal } | null>(null);
  const start = async () => {
    setBusy(true);
    const result = await engine().tryDemo(m.common.deviceName(thisBrowser()));
    setBusy(false);
    setRefused(result.ok ? null : result);
  };
  return (
    <div className={css.choice}>
      <Button kind={primary ? 'primary' : 'quiet'} wide busy={busy} onClick={() => void start()}>{m.session.welcome.try}</Button>
      <p>{m.session.welcome.tryHelp}</p>
      {refused ? <Banner tone="late" live="alert">{refusalWords(m, refused)}</Banner> : null}
    </div>
  );
}

/** The link is handed on in memory: its fragment holds a secret that must not get into the history. */
function PasteInvite({ onInvite }: OnInvite): ReactNode {
  const m = useMessages();
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState('');
  const [tried, setTried] = useState(false);
  const readable = link.includes('#');
  const go = () => {
    setTried(true);
    if (readable) onInvite(link.trim());
  };
  if (!open) return <Button wide onClick={() => setOpen(true)}>{m.session.welcome.haveInvite}</Button>;
  return (
    <Form onSubmit={go}>
      <Field kind="url" label={m.session.welcome.inviteLink} help={m.session.welcome.inviteHelp} value={link} onChange={setLink} autoFocus autoComplete="off" error={tried && !readable ? m.refusals['invite-unreadable'] : null} />
      <Button type="submit">{m.session.welcome.inviteGo}</Button>
    </Form>
  );
}
