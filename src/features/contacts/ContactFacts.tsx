import type { ReactNode } from 'react';
import type { Command } from '#domain/command.ts';
import type { Contact, ContactField } from '#domain/contact.ts';
import { formatDay } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Fact, Facts } from '#ui/Facts.tsx';
import { Section } from '#ui/Section.tsx';
import { useWords } from './useWords.ts';
import { WithdrawConsent } from './WithdrawConsent.tsx';
import css from './ContactDetail.module.css';

const shown: readonly ContactField[] = ['municipality', 'ticket', 'responsible', 'birthYear', 'tags', 'proposedBy', 'notes'];

type ContactFactsProps = { readonly contact: Contact; readonly minimal: boolean; readonly act: (command: Command, said?: string) => Promise<boolean> };

/** What is known about the person; what is not known is left out, but for who looks after them. */
export function ContactFacts({ contact, minimal, act }: ContactFactsProps): ReactNode {
  const m = useMessages().contacts;
  const words = useWords();
  const facts = shown
    .map((field) => ({ field, text: words.value(field, contact[field]) || (field === 'responsible' ? m.detail.nobody : '') }))
    .filter((fact) => fact.text !== '');
  const consent = minimal ? undefined : contact.consents.findLast((one) => one.given === 'granted');
  return (
    <Section title={m.detail.facts}>
      <Facts>
        {facts.map((fact) => <Fact key={fact.field} label={m.fields[fact.field]}>{fact.text}</Fact>)}
        {consent ? (
          <Fact label={m.detail.consent}>
            {m.detail.consentSince(m.ways[consent.way], formatDay(consent.on))}
            <div className={css.withdraw}><WithdrawConsent id={contact.id} act={act} /></div>
          </Fact>
        ) : null}
      </Facts>
    </Section>
  );
}
