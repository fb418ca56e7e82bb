import { useMemo, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { bodyKinds, standingStates, type BodyKind, type StandingAgain } from '#domain/mandate.ts';
import type { PlaceKey } from '#domain/places.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Fields } from '#ui/Fields.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { changeListView, useListView } from './listView.ts';
import { chooseMandates, noFilter, occurringPlaces, type MandateFilter } from './mandateList.ts';

const ALL = '';

/** Narrows the list at once, behind the sheet; the button names how many are left. */
export function FilterSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const m = useTexts(mandates);
  const rows = useLive((live) => live.mandates);
  const { filter, query } = useListView();
  const places = useMemo(() => occurringPlaces(rows), [rows]);
  const found = chooseMandates(rows, query, filter, today(), (body) => m.bodies[body]).length;
  const change = (part: Partial<MandateFilter>) => changeListView({ filter: { ...filter, ...part } });
  const all = { value: ALL, label: m.filter.all };
  return (
    <Dialog open title={m.filter.title} onClose={onClose}>
      <Fields>
        <Tick label={m.filter.nobody} help={m.filter.nobodyHelp} checked={filter.nobody} onChange={(nobody) => change({ nobody })} />
        <SelectField label={m.fields.standingAgain} value={filter.state ?? ALL} onChange={(state) => change({ state: state === ALL ? null : (state as StandingAgain) })} options={[all, ...standingStates.map((state) => ({ value: state, label: m.standing[state] }))]} />
        <SelectField label={m.fields.body} value={filter.body ?? ALL} onChange={(body) => change({ body: body === ALL ? null : (body as BodyKind) })} options={[all, ...bodyKinds.map((body) => ({ value: body, label: m.bodies[body] }))]} />
        <SelectField label={m.fields.place} value={filter.place ?? ALL} onChange={(key) => change({ place: key === ALL ? null : (key as PlaceKey) })} options={[all, ...places.map(({ key, title }) => ({ value: key as string, label: title }))]} />
        <Tick label={m.filter.past} checked={filter.past} onChange={(past) => change({ past })} />
        <Button kind="primary" wide onClick={onClose}>{m.filter.show(found)}</Button>
        <Button wide onClick={() => changeListView({ filter: noFilter })}>{m.filter.reset}</Button>
      </Fields>
    </Dialog>
  );
}
