import { useState, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { Command } from '#domain/command.ts';
import type { Contact } from '#domain/contact.ts';
import { formatDay } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { ConsentFields, filledConsent, useConsentErrors, type ConsentInput } from './ConsentFields.tsx';
import css from './ContactDetail.module.css';

type ConsentBannerProps = { readonly contact: Contact; readonly act: (command: Command, said?: string) => Promise<boolean>; readonly busy: boolean };

/** Why so little is kept, by when the person must hear of it, and the permission that opens the rest. */
export function ConsentBanner({ contact, act, busy }: ConsentBannerProps): ReactNode {
  const m = useMessages();
  const [input, setInput] = useState<ConsentInput | null>(null);
  const [asked, setAsked] = useState(false);
  const errorsOf = useConsentErrors();
  const record = async () => {
    if (!input) return;
    setAsked(true);
    const consent = filledConsent(input);
    if (consent) await act({ do: 'recordConsent', id: contact.id, consent }, m.contacts.consent.recorded);
  };
  const open = <Button onClick={() => setInput({ way: null, on: today() })}>{m.contacts.consent.granted}</Button>;
  return (
    <div className={css.gap}>
      <Banner tone="due" title={m.contacts.consent.minimalTitle} action={input ? null : open}>
        {m.contacts.consent.minimal} {contact.informBy ? m.contacts.consent.informBy(formatDay(contact.informBy)) : null}
        {input ? (
          <div className={css.consentForm} role="group" aria-label={m.contacts.consent.granted}>
            <ConsentFields value={input} onChange={setInput} errors={asked ? errorsOf(input) : {}} />
            <div className={css.buttons}>
              <Button onClick={() => setInput(null)}>{m.common.cancel}</Button>
              <Button kind="primary" busy={busy} onClick={() => void record()}>{m.contacts.consent.record}</Button>
            </div>
          </div>
        ) : null}
      </Banner>
    </div>
  );
}
