import { Mail, MessageSquare, Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePhones } from '#app/phones.ts';
import { useMessages } from '#messages/useMessages.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Section } from '#ui/Section.tsx';
import css from './ContactDetail.module.css';

/** A call, a mail, a text message where the number takes one: one tap each, for every number and address. */
export function ReachButtons({ phones, mails }: { readonly phones: readonly string[]; readonly mails: readonly string[] }): ReactNode {
  const m = useMessages().contacts.detail;
  const { writtenPhone, takesMessages } = usePhones();
  if (phones.length + mails.length === 0) return <p className={css.quiet}>{m.noWay}</p>;
  return (
    <Section title={m.reach}>
      <ul className={css.ways} role="list">
        {phones.map((phone) => (
          <li key={phone} className={css.way}>
            <span className={css.wayText}>{writtenPhone(phone)}</span>
            <span className={css.wayButtons}>
              <LinkButton href={`tel:${dialled(phone)}`} icon={<Phone aria-hidden="true" />} label={`${m.call}: ${writtenPhone(phone)}`}>{m.call}</LinkButton>
              {takesMessages(phone) ? <LinkButton href={`sms:${dialled(phone)}`} icon={<MessageSquare aria-hidden="true" />} label={`${m.sms}: ${writtenPhone(phone)}`}>{m.sms}</LinkButton> : null}
            </span>
          </li>
        ))}
        {mails.map((mail) => (
          <li key={mail} className={css.way}>
            <span className={css.wayText}>{mail.slice(0, mail.lastIndexOf('@'))}<wbr />{mail.slice(mail.lastIndexOf('@'))}</span>
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
