import { useState, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { usePlaceName } from '#app/places.ts';
import type { ContactId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { AssignBar } from './AssignBar.tsx';
import { ContactRowView } from './ContactRowView.tsx';
import { ListTools } from './ListTools.tsx';
import { NobodyFound, NobodyYet } from './NoContacts.tsx';
import { useList } from './useList.ts';
import { PaneRows, WindowRows, type PlacedRow } from './VirtualRows.tsx';

type ListPaneProps = {
  readonly current: ContactId | null;
  readonly wide: boolean;
  /** What scrolls the list on a wide screen, once it is there. */
  readonly pane: HTMLElement | null;
  readonly shown: boolean;
};

/** The list of contacts with its search, filter and order. */
export function ContactListPane({ current, wide, pane, shown }: ListPaneProps): ReactNode {
  const m = useMessages();
  const { rows, all, opening } = useList();
  const [picked, setPicked] = useState<ReadonlySet<ContactId> | null>(null);
  const placeOf = usePlaceName();
  const day = today();
  const renderRow = (index: number, placed: PlacedRow): ReactNode => {
    const row = rows[index];
    if (!row) return null;
    const picking = picked && { picked: picked.has(row.id), onPick: () => setPicked(toggled(picked, row.id)) };
    return <ContactRowView key={row.id} row={row} place={placeOf(row.municipality)} today={day} current={row.id === current} picking={picking} {...placed} />;
  };
  const rowsProps = { label: m.contacts.list.label, count: rows.length, keyOf: (index: number) => rows[index]?.id ?? String(index), shown, renderRow };
  const bar = picked && <AssignBar picked={picked} all={rows} onPick={setPicked} />;
  return (
    <Page title={m.contacts.title} save={bar}>
      {all === 0 && !opening ? <NobodyYet /> : (
        <>
          <ListTools rows={rows} selecting={picked !== null} onSelecting={(on) => setPicked(on ? new Set() : null)} />
          {all === 0 ? <Skeleton rows={6} />
            : rows.length === 0 ? <NobodyFound />
              : !wide ? <WindowRows {...rowsProps} />
                : pane ? <PaneRows {...rowsProps} pane={pane} /> : null}
        </>
      )}
    </Page>
  );
}

function toggled(picked: ReadonlySet<ContactId>, id: ContactId): ReadonlySet<ContactId> {
  const next = new Set(picked);
  if (!next.delete(id)) next.add(id);
  return next;
}
