import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { feeGroup, feeGroups, feeOverview, notSpokenTo } from '#domain/feeOverview.ts';
import { formatDay } from '#messages/dates.ts';
import { fees as texts } from '#messages/later/fees.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { AgreementRows } from './AgreementRows.tsx';
import { Exports } from './Exports.tsx';
import { Sums } from './Sums.tsx';
import type { Fees } from './useFees.ts';
import css from './Overview.module.css';

/** Who agreed, who signed, who is open, and what that makes a month; on paper without what only a screen needs. */
export function TreasurerView({ fees: { rows, told, exports } }: { readonly fees: Fees }): ReactNode {
  const m = useTexts(texts);
  const space = useLive((live) => (live.session.at === 'unlocked' ? live.session.spaceName : ''));
  const mandates = useLive((live) => live.mandates);
  const contacts = useLive((live) => live.rows);
  const missing = told.filter(({ id }) => !rows.some((row) => row.id === id)).length;
  const alone = notSpokenTo(mandates, [...rows, ...told], today()).map((id) => ({ id, name: contacts.get(id)?.name || m.someone })).toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
  return (
    <>
      <div className={css.paper} data-prints="titled">
        <p className={css.stand}>{m.printed(space, formatDay(today()))}</p>
        {missing > 0 ? <Banner tone="due">{m.notHere(missing)}</Banner> : null}
        <Sums overview={feeOverview(rows)} />
        {feeGroups.map((group) => {
          const found = rows.filter((row) => feeGroup(row) === group);
          return found.length > 0 ? <Section key={group} title={m.groups[group]} count={found.length}><AgreementRows label={m.groups[group]} rows={found} /></Section> : null;
        })}
        {alone.length > 0 ? (
          <Section title={m.notSpoken} count={alone.length}>
            <p className={css.stand}>{m.notSpokenHelp}</p>
            <CardList label={m.notSpoken}>{alone.map(({ id, name }) => <Row key={id} href={`/kontakte/${id}`} title={name} />)}</CardList>
          </Section>
        ) : null}
      </div>
      <Exports rows={rows} exports={exports} />
    </>
  );
}
