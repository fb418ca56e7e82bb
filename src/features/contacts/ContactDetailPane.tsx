import { Pencil } from 'lucide-react';
import { lazy, Suspense, type ReactNode } from 'react';
import type { ContactDetail } from '#app/api.ts';
import { useLive } from '#app/live.ts';
import { useActing } from '#app/useActing.ts';
import type { ContactId } from '#base/ids.ts';
import { lateRefusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Page } from '#ui/Page.tsx';
import { Unopened } from '#ui/Unopened.tsx';
import { showToast } from '#ui/toasts.ts';
import { ConsentBanner } from './ConsentBanner.tsx';
import { ContactFacts } from './ContactFacts.tsx';
import { ContestedCards } from './ContestedCards.tsx';
import { NextSteps } from './NextSteps.tsx';
import { ReachButtons } from './ReachButtons.tsx';
import { Story } from './Story.tsx';
import { useContact } from './useContact.ts';
import { useWide } from '#ui/useWide.ts';
import css from './ContactDetail.module.css';

const ContactMandates = lazy(async () => ({ default: (await import('./ContactMandates.tsx')).ContactMandates }));
/** Seldom wanted: its code and its texts come behind the contact. */
const EraseContact = lazy(async () => ({ default: (await import('./EraseContact.tsx')).EraseContact }));
const WaitingErasure = lazy(async () => ({ default: (await import('./EraseContact.tsx')).WaitingErasure }));

const ContactMentorships = lazy(async () => ({ default: (await import('./ContactMentorships.tsx')).ContactMentorships }));
const ContactAgreements = lazy(async () => ({ default: (await import('./ContactAgreements.tsx')).ContactAgreements }));

/** One contact with its story. */
export function ContactDetailPane({ id }: { readonly id: ContactId }): ReactNode {
  const m = useMessages().contacts;
  const loaded = useContact(id);
  const wide = useWide();
  const back = wide ? undefined : '/kontakte';
  return loaded.at === 'here' ? <OpenContact detail={loaded.detail} back={back} /> : <Unopened title={m.one} back={back} loaded={loaded} words={m.detail} />;
}

function OpenContact({ detail, back }: { readonly detail: ContactDetail; readonly back: string | undefined }): ReactNode {
  const m = useMessages();
  const { act, busy, problem } = useActing(lateRefusalWords, showToast);
  const { contact } = detail;
  const waiting = useLive((live) => live.erasures.find((one) => one.at === 'waiting' && one.contact === contact.id));
  const edit = <LinkButton href={`/kontakte/${contact.id}/bearbeiten`} icon={<Pencil aria-hidden="true" />}>{m.contacts.detail.edit}</LinkButton>;
  const chips = (
    <span className={css.state}>
      <Chip>{m.contacts.stages[contact.stage]}</Chip>
      <Chip tone={detail.receipt === 'hub' ? 'safe' : 'here'}>{m.common.receipt[detail.receipt]}</Chip>
    </span>
  );
  return (
    <Page title={contact.name} tab={m.contacts.one} back={back} chip={chips}>
      {problem ? <Banner tone="late" live="alert">{problem}</Banner> : null}
      {waiting?.at === 'waiting' ? <Suspense><WaitingErasure waiting={waiting} /></Suspense> : null}
      <ContestedCards id={contact.id} contested={detail.contested} heads={detail.heads} />
      <ReachButtons phones={contact.phones} mails={contact.mails} />
      <div className={css.acts}>
        <LinkButton kind="primary" href={`/gespraech/neu?kontakt=${contact.id}`}>{m.contacts.detail.talk}</LinkButton>
        {edit}
      </div>
      {detail.minimal ? <ConsentBanner contact={contact} act={act} busy={busy} /> : null}
      <NextSteps id={contact.id} tasks={detail.tasks} act={act} />
      <ContactFacts contact={contact} minimal={detail.minimal} act={act} />
      <Suspense><ContactMandates id={contact.id} /></Suspense>
      <Suspense><ContactMentorships detail={detail} /></Suspense>
      <Suspense><ContactAgreements id={contact.id} /></Suspense>
      <Story detail={detail} act={act} />
      {waiting ? null : <Suspense><EraseContact key={contact.id} id={contact.id} name={contact.name} /></Suspense>}
    </Page>
  );
}
