import type { ReactNode } from 'react';
import type { Command } from '#domain/command.ts';
import type { Contact, ContactField } from '#domain/contact.ts';
import { formatDay } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Section } from '#ui/Section.tsx';
import { useWords } from './useWords.ts';
import { WithdrawConsent } from './WithdrawConsent.tsx';
import css from './ContactDetail.module.css';

const shown: readonly ContactField[] = ['municipality', 'ticket', 'responsible', 'birthYear', 'tags', 'proposedBy', 'notes'];

type FactsProps = { readonly contact: Contact; readonly minimal: boolean; readonly act: (command: Command, said?: string) => Promise<boolean> };

/** What is known about the person; what is not known is left out, but for who looks after them. */
export function Facts({ contact, minimal, act }: FactsProps): ReactNode {
  const m = useMessages().contacts;
  const words = useWords();
  const facts = shown
    .map((field) => ({ field, text: words.value(field, contact[field]) || (field === 'responsible' ? m.detail.nobody : '') }))
    .filter((fact) => fact.text !== '');
  const consent = minimal ? undefined : contact.consents.findLast((one) => one.given === 'granted');
  return (
    <Section title={m.detail.facts}>
      <dl className={css.facts}>
        {facts.map((fact) => (
          <div key={fact.field} className={css.fact}>
            <dt>{m.fields[fact.field]}</dt>
            <dd>{fact.text}</dd>
          </div>
        ))}
        {consent ? (
          <div className={css.fact}>
            <dt>{m.detail.consent}</dt>
            <dd>
              {m.detail.consentSince(m.ways[consent.way], formatDay(consent.on))}
              <div className={css.withdraw}><WithdrawConsent id={contact.id} act={act} /></div>
            </dd>
          </div>
        ) : null}
      </dl>
    </Section>
  );
}
