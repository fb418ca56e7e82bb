import { HandCoins } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import type { AgreementRow } from '#app/feeApi.ts';
import { useLive } from '#app/live.ts';
import type { ContactId } from '#base/ids.ts';
import type { Understanding } from '#domain/agreement.ts';
import { agreements } from '#messages/later/agreements.ts';
import { formatEuro } from '#messages/money.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import css from './ContactDetail.module.css';

/** Whether an understanding was reached, which everybody sees; the agreement itself for whoever may read it, and the way to begin one. */
export function ContactAgreements({ id }: { readonly id: ContactId }): ReactNode {
  const m = useTexts(agreements);
  const { told, own } = useAgreementsOf(id);
  const members = useLive((live) => live.members);
  const nameOf = (desk: string): string => members.find((member) => member.id === desk)?.name || m.unknown;
  const others = told.filter((one) => !own.some((row) => row.id === one.id));
  return (
    <Section title={m.ofContact.title} count={own.length + others.length}>
      {own.length + others.length === 0 ? <p className={css.quiet}>{m.ofContact.none}</p> : (
        <CardList label={m.ofContact.title}>
          {own.map((row) => (
            <Row key={row.id} href={`/vereinbarungen/${row.id}`} title={row.monthly === null ? m.detail.noSum : m.detail.sum(formatEuro(row.monthly))} detail={row.own ? m.ofContact.byYou : m.ofContact.by(nameOf(row.desk))} end={<Chip>{m.stages[row.stage]}</Chip>} />
          ))}
          {others.map((one) => <Row key={one.id} title={one.reached ? m.ofContact.reached : m.ofContact.open} detail={m.ofContact.by(nameOf(one.desk))} />)}
        </CardList>
      )}
      <div className={css.gap}><LinkButton href={`/vereinbarungen/neu?kontakt=${id}`} icon={<HandCoins aria-hidden="true" />}>{m.begin}</LinkButton></div>
    </Section>
  );
}

type Asked = { readonly told: readonly Understanding[]; readonly own: readonly AgreementRow[] };
const nothing: Asked = { told: [], own: [] };

/** Asked for again whenever an agreement, or what is known of one, changed. */
function useAgreementsOf(id: ContactId): Asked {
  const touched = useLive((live) => live.agreementsTouched);
  const [asked, setAsked] = useState<Asked>(nothing);
  useEffect(() => {
    let stale = false;
    // Until it can be read, nothing is said of it.
    Promise.all([engine().understandings(id), engine().agreements()]).then(
      ([told, all]) => { if (!stale) setAsked({ told, own: all.filter((row) => row.contact === id) }); },
      () => undefined,
    );
    return () => { stale = true; };
  }, [id, touched]);
  return asked;
}
