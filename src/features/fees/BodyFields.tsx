import type { ReactNode } from 'react';
import { useCouncilSearch } from '#app/councilSearch.ts';
import { placeKindOf, withPlace } from '#domain/council.ts';
import { bodyKinds, type BodyKind } from '#domain/mandate.ts';
import { placeTitle, type PlaceKey } from '#domain/places.ts';
import { feeTerms } from '#messages/later/feeTerms.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { ComboField } from '#ui/ComboField.tsx';
import { SHOWN_AT_MOST } from '#ui/comboSearch.ts';
import { Field } from '#ui/Field.tsx';
import { withKind, type TermsPlace, type TypedBody } from './termsForm.ts';
import css from './Fees.module.css';

type BodyFieldsProps = { readonly typed: TypedBody; readonly index: number; readonly wrong: (place: TermsPlace) => boolean; readonly onChange: (typed: TypedBody) => void; readonly onRemove: () => void };

/** What one body brings and what is asked of whoever sits in it. */
export function BodyFields({ typed, index, wrong, onChange, onRemove }: BodyFieldsProps): ReactNode {
  const m = useTexts(feeTerms);
  const { key, body } = typed;
  const name = body === null ? m.form.numbered(index) : [m.bodies[body], typed.place && placeTitle(typed.place)].filter(Boolean).join(', ');
  const sum = (field: 'allowance' | 'attendance' | 'supplement', help?: string) => (
    <Field label={m.form[field]} optional help={help} inputMode="decimal" value={typed[field]} error={wrong(`${field} ${key}`) ? m.wrong.sum : null} onChange={(text) => onChange({ ...typed, [field]: text })} />
  );
  return (
    <div className={css.part} role="group" aria-label={name}>
      <h3>{name}</h3>
      <Choice label={m.form.body} options={bodyKinds.map((value) => ({ value, label: m.bodies[value] }))} value={body} error={wrong(`body ${key}`) ? m.wrong.body : null} onChange={(next) => onChange(withKind(typed, next, body !== null && placeKindOf(body) === placeKindOf(next)))} />
      {body === null ? null : <PlaceField key={placeKindOf(body)} typed={typed} body={body} error={wrong(`place ${key}`) ? m.wrong.place : null} onChange={onChange} />}
      {sum('allowance', m.form.amountHelp)}
      <div className={css.two}>
        {sum('attendance')}
        <Field label={m.form.meetings} optional inputMode="numeric" value={typed.meetings} error={wrong(`meetings ${key}`) ? m.wrong.meetings : null} onChange={(meetings) => onChange({ ...typed, meetings })} />
      </div>
      {sum('supplement')}
      <RateFields typed={typed} wrong={wrong(`rate ${key}`)} onChange={onChange} />
      <Button aria-label={m.form.removeBody(name)} onClick={onRemove}>{m.form.remove}</Button>
    </div>
  );
}

/** Nothing is chosen, and nothing stands in it, until somebody does. */
function RateFields({ typed, wrong, onChange }: Pick<BodyFieldsProps, 'typed' | 'onChange'> & { readonly wrong: boolean }): ReactNode {
  const m = useTexts(feeTerms);
  const { rateBy } = typed;
  return (
    <>
      <Choice label={m.form.rateBy} options={(['share', 'fixed'] as const).map((value) => ({ value, label: m.form.kinds[value] }))} value={rateBy} error={wrong && rateBy === null ? m.wrong.rateBy : null} onChange={(by) => onChange({ ...typed, rateBy: by })} />
      {rateBy === 'share' ? <Field label={m.form.share} inputMode="decimal" value={typed.share} error={wrong ? m.wrong.share : null} onChange={(share) => onChange({ ...typed, share })} /> : null}
      {rateBy === 'fixed' ? <Field label={m.form.fixed} inputMode="decimal" value={typed.fixed} error={wrong ? m.wrong.sum : null} onChange={(fixed) => onChange({ ...typed, fixed })} /> : null}
    </>
  );
}

function PlaceField({ typed, body, error, onChange }: Pick<BodyFieldsProps, 'typed' | 'onChange'> & { readonly body: BodyKind; readonly error: string | null }): ReactNode {
  const m = useTexts(feeTerms).form;
  const { items, search } = useCouncilSearch(body, SHOWN_AT_MOST);
  return (
    <ComboField
      label={m.place}
      optional
      placeholder={m.placeHint}
      items={items}
      search={search}
      value={typed.place}
      initialText={typed.placeText}
      error={error}
      onChange={(key) => onChange(withPlace(typed, key as PlaceKey | null))}
      onText={(placeText) => onChange({ ...typed, place: null, placeText })}
    />
  );
}
