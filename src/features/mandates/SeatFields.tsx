import type { ReactNode } from 'react';
import { useCouncilSearch } from '#app/councilSearch.ts';
import { useLive } from '#app/live.ts';
import { placeKindOf, withBody, withPlace } from '#domain/council.ts';
import { bodyKinds } from '#domain/mandate.ts';
import type { Ags } from '#domain/municipality.ts';
import type { PlaceKey } from '#domain/places.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Choice } from '#ui/Choice.tsx';
import { ComboField } from '#ui/ComboField.tsx';
import { SHOWN_AT_MOST } from '#ui/comboSearch.ts';
import { Field } from '#ui/Field.tsx';
import type { FormPartProps } from './MandateFormView.tsx';

/** Which council: the body as buttons, its place by typing, and for a local council its Ortschaft. */
export function SeatFields({ form, change, errors }: FormPartProps): ReactNode {
  const m = useTexts(mandates);
  const home = useHome(form.holder);
  return (
    <>
      <Choice label={m.fields.body} options={bodyKinds.map((value) => ({ value, label: m.bodies[value] }))} value={form.body} error={errors.body ?? null} onChange={(body) => change(withBody(form, body, home))} />
      {form.body === null ? null : <PlaceField key={placeKindOf(form.body)} form={form} change={change} errors={errors} body={form.body} />}
      {form.body === 'local-council' ? <Field label={m.fields.locality} optional help={m.form.localityHelp} value={form.locality} error={errors.locality ?? null} onChange={(locality) => change({ locality })} /> : null}
    </>
  );
}

function PlaceField({ form, change, errors, body }: Omit<FormPartProps, 'editing'> & { readonly body: NonNullable<FormPartProps['form']['body']> }): ReactNode {
  const m = useTexts(mandates);
  const { items, search } = useCouncilSearch(body, SHOWN_AT_MOST);
  return (
    <ComboField
      label={m.fields.place}
      placeholder={m.form.placeHint[placeKindOf(body)]}
      items={items}
      search={search}
      value={form.place}
      initialText={form.placeText}
      error={errors.place ?? null}
      onChange={(key) => change(withPlace(form, key as PlaceKey | null))}
      onText={(placeText) => change({ place: null, placeText })}
    />
  );
}

/** Where the person lives, if that is known: most people sit in their own place's councils. */
function useHome(holder: FormPartProps['form']['holder']): Ags | null {
  return useLive((live) => (holder.at === 'known' ? (live.rows.get(holder.id)?.municipality ?? null) : null));
}
