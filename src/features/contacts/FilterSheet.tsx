import { useMemo, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { usePlaces } from '#app/places.ts';
import type { MemberId } from '#base/ids.ts';
import { stages, tickets, type Stage, type Ticket } from '#domain/contact.ts';
import type { Ags } from '#domain/municipality.ts';
import { formatNumber } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Fields } from '#ui/Fields.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { Ticks } from '#ui/Ticks.tsx';
import { noFilter, rowCount, type ListFilter } from './contactList.ts';
import { changeListView, useListView } from './listView.ts';
import { useList } from './useList.ts';

const ALL = '';
const flags = ['due', 'withoutConsent', 'contested'] as const;

/** Narrows the list at once, behind the sheet; the button names how many are left. */
export function FilterSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const m = useMessages().contacts;
  const filter = useListView((view) => view.filter);
  const found = rowCount(useList().answer);
  const change = (part: Partial<ListFilter>) => changeListView({ filter: { ...filter, ...part }, scroll: 0 });
  const all = { value: ALL, label: m.filter.all };
  return (
    <Dialog open title={m.filter.title} onClose={onClose}>
      <Fields>
        <SelectField label={m.fields.stage} value={filter.stage ?? ALL} onChange={(stage) => change({ stage: stage === ALL ? null : (stage as Stage) })} options={[all, ...stages.map((stage) => ({ value: stage, label: m.stages[stage] }))]} />
        <MemberSelect filter={filter} change={change} />
        <PlaceSelect filter={filter} change={change} />
        <SelectField label={m.fields.ticket} value={filter.ticket ?? ALL} onChange={(ticket) => change({ ticket: ticket === ALL ? null : (ticket as Ticket) })} options={[all, ...tickets.map((ticket) => ({ value: ticket, label: m.tickets[ticket] }))]} />
        <Ticks
          label={m.filter.only}
          items={flags.map((flag) => ({ value: flag, label: m.filter[flag] }))}
          checked={flags.filter((flag) => filter[flag])}
          onChange={(checked) => change(Object.fromEntries(flags.map((flag) => [flag, checked.includes(flag)])))}
        />
        <Button kind="primary" onClick={onClose}>{m.filter.show(found, formatNumber(found))}</Button>
        <Button onClick={() => changeListView({ filter: noFilter, scroll: 0 })}>{m.filter.reset}</Button>
      </Fields>
    </Dialog>
  );
}

type PartProps = { readonly filter: ListFilter; readonly change: (part: Partial<ListFilter>) => void };

function MemberSelect({ filter, change }: PartProps): ReactNode {
  const m = useMessages().contacts;
  const members = useLive((live) => live.members);
  const options = [{ value: ALL, label: m.filter.all }, { value: 'nobody', label: m.filter.nobody }, ...members.map((member) => ({ value: member.id as string, label: member.name }))];
  const choose = (value: string) => change({ responsible: value === ALL ? null : value === 'nobody' ? 'nobody' : (value as MemberId) });
  return <SelectField label={m.fields.responsible} options={options} value={filter.responsible ?? ALL} onChange={choose} />;
}

/** Only the Gemeinden that occur: a few dozen at most, no search needed. */
function PlaceSelect({ filter, change }: PartProps): ReactNode {
  const m = useMessages().contacts;
  const places = usePlaces();
  const rows = useLive((live) => live.rows);
  const options = useMemo(() => {
    const occurring = new Set([...rows.values()].flatMap((row) => row.municipality ?? []));
    const named = [...occurring].map((ags) => ({ value: ags as string, label: places?.municipalityName(ags) ?? ags }));
    return named.sort((a, b) => a.label.localeCompare(b.label, 'de'));
  }, [rows, places]);
  return <SelectField label={m.fields.municipality} options={[{ value: ALL, label: m.filter.all }, ...options]} value={filter.municipality ?? ALL} onChange={(ags) => change({ municipality: ags === ALL ? null : (ags as Ags) })} />;
}
