import { Mail, MessageSquare, Phone } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { MentorshipDetail } from '#app/mentorApi.ts';
import { usePhones } from '#app/phones.ts';
import type { ContactId } from '#base/ids.ts';
import type { Contact } from '#domain/contact.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import css from './Mentorships.module.css';

/** Both sides, to be reached with one tap; oneself is not called. */
export function Sides({ detail }: { readonly detail: MentorshipDetail }): ReactNode {
  const m = useTexts(texts);
  const isMe = useLive((live) => live.session.at === 'unlocked' && live.session.self === detail.mentorMember);
  return (
    <Section title={m.detail.sides}>
      <CardList label={m.detail.sides}>
        <Side id={detail.mentee} name={detail.menteeName} role={m.mentee} />
        {isMe ? null : <Side id={detail.mentor} name={detail.mentorName} role={m.mentor} />}
      </CardList>
    </Section>
  );
}

function Side({ id, name, role }: { readonly id: ContactId; readonly name: string; readonly role: string }): ReactNode {
  const m = useTexts(texts);
  const contact = useReach(id);
  return <Row href={`/kontakte/${id}`} title={name || m.unknown} detail={role} below={contact ? <Ways contact={contact} name={name} /> : undefined} />;
}

function Ways({ contact: { phones, mails }, name }: { readonly contact: Contact; readonly name: string }): ReactNode {
  const m = useTexts(texts).detail;
  const { takesMessages } = usePhones();
  const [phone] = phones;
  const mobile = phones.find(takesMessages);
  const [mail] = mails;
  if (!phone && !mail) return <span className={css.soft}>{m.noWay}</span>;
  return (
    <>
      {phone ? <LinkButton href={`tel:${dialled(phone)}`} icon={<Phone aria-hidden="true" />} label={`${m.call}: ${name}`}>{m.call}</LinkButton> : null}
      {mobile ? <LinkButton href={`sms:${dialled(mobile)}`} icon={<MessageSquare aria-hidden="true" />} label={`${m.sms}: ${name}`}>{m.sms}</LinkButton> : null}
      {mail ? <LinkButton href={`mailto:${encodeURIComponent(mail).replaceAll('%40', '@')}`} icon={<Mail aria-hidden="true" />} label={`${m.mail}: ${name}`}>{m.mail}</LinkButton> : null}
    </>
  );
}

/** How a contact is reached, asked for again whenever it changes; null until it is there. */
export function useReach(id: ContactId): Contact | null {
  const touched = useLive((live) => live.touched.get(id) ?? 0);
  const [contact, setContact] = useState<Contact | null>(null);
  useEffect(() => {
    let stale = false;
    engine().contact(id).then((detail) => { if (!stale) setContact(detail?.contact ?? null); }, () => undefined);
    return () => { stale = true; };
  }, [id, touched]);
  return contact;
}

/** Digits and a leading plus only: what a phone's dialler takes. */
function dialled(phone: string): string {
  return phone.replace(/(?!^\+)\D/g, '');
}
