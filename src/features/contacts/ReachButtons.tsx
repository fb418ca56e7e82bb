import { Mail, MessageSquare, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Section } from '#ui/Section.tsx';
import { readablePhone } from './readablePhone.ts';
import css from './ContactDetail.module.css';

/** A call, a text message, a mail: one tap each, for every number and address. */
export function ReachButtons({ phones, mails }: { readonly phones: readonly string[]; readonly mails: readonly string[] }): ReactNode {
  const m = useMessages().contacts.detail;
  if (phones.length + mails.length === 0) return <p className={css.quiet}>{m.noWay}</p>;
  return (
    <Section title={m.reach}>
      <ul className={css.ways} role="list">
        {phones.map((phone) => (
          <li key={phone} className={css.way}>
            <span className={css.wayText}>{readablePhone(phone)}</span>
            <span className={css.wayButtons}>
              <LinkButton href={`tel:${dialled(phone)}`} icon={<Phone aria-hidden="true" />} label={`${m.call}: ${readablePhone(phone)}`}>{m.call}</LinkButton>
              <LinkButton href={`sms:${dialled(phone)}`} icon={<MessageSquare aria-hidden="true" />} label={`${m.sms}: ${readablePhone(phone)}`}>{m.sms}</LinkButton>
            </span>
          </li>
        ))}
        {mails.map((mail) => (
          <li key={mail} className={css.way}>
            <span className={css.wayText}>{mail}</span>
            <span className={css.wayButtons}>
              <LinkButton href={`mailto:${encodeURIComponent(mail).replaceAll('%40', '@')}`} icon={<Mail aria-hidden="true" />} label={`${m.mail}: ${mail}`}>{m.mail}</LinkButton>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Digits and a leading plus only: what a phone's dialler takes. */
function dialled(phone: string): string {
  return phone.replace(/(?!^\+)\D/g, '');
}
