import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useCouncilSearch } from '#app/councilSearch.ts';
import { useLive } from '#app/live.ts';
import type { ContactId } from '#base/ids.ts';
import { placeKindOf, withBody, withPlace } from '#domain/council.ts';
import { bodyTerms, termsOn, type FeeTerms } from '#domain/feeTerms.ts';
import { bodyKinds, type BodyKind } from '#domain/mandate.ts';
import type { PlaceKey } from '#domain/places.ts';
import { formatDay } from '#messages/dates.ts';
import { agreements } from '#messages/later/agreements.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { ComboField } from '#ui/ComboField.tsx';
import { SHOWN_AT_MOST } from '#ui/comboSearch.ts';
import { Field } from '#ui/Field.tsx';
import { Section } from '#ui/Section.tsx';
import { offersTerms, withTerms, type AgreementForm, type FormPlace } from './agreementForm.ts';
import css from './Agreements.module.css';

export type PartProps = { readonly form: AgreementForm; readonly change: (part: Partial<AgreementForm>) => void; readonly wrong: (place: FormPlace) => boolean };
type BasisFieldsProps = PartProps & { readonly contact: ContactId; readonly terms: readonly FeeTerms[] | null };

/** Which council it is about, what the mandate brings, and the association's terms for it. */
export function BasisFields({ form, change, wrong, contact, terms }: BasisFieldsProps): ReactNode {
  const m = useTexts(agreements);
  const home = useLive((live) => live.rows.get(contact)?.municipality ?? null);
  const sum = (field: 'allowance' | 'attendance' | 'supplement') => (
    <Field label={m.fields[field]} help={field === 'allowance' ? m.basis.amountHelp : undefined} inputMode="decimal" optional={field === 'supplement'} value={form[field]} error={wrong(field) ? m.form.notReadable : null} onChange={(text) => change({ [field]: text })} />
  );
  return (
    <Section title={m.basis.title}>
      <div className={css.part}>
        <p className={css.soft}>{m.basis.help}</p>
        <Choice label={m.fields.body} options={bodyKinds.map((value) => ({ value, label: m.bodies[value] }))} value={form.body} onChange={(body) => change(withBody(form, body, home))} />
        {form.body === null ? null : <PlaceField key={placeKindOf(form.body)} body={form.body} form={form} change={change} wrong={wrong} />}
        <TermsLine form={form} change={change} wrong={wrong} terms={terms} />
        {sum('allowance')}
        <div className={css.two}>
          {sum('attendance')}
          <Field label={m.fields.meetings} inputMode="numeric" value={form.meetings} error={wrong('meetings') ? m.form.notCount : null} onChange={(meetings) => change({ meetings })} />
        </div>
        {sum('supplement')}
      </div>
    </Section>
  );
}

/** For which Gemeinde, Verbandsgemeinde or Landkreis that council sits. */
function PlaceField({ body, form, change, wrong }: PartProps & { readonly body: BodyKind }): ReactNode {
  const m = useTexts(agreements);
  const { items, search } = useCouncilSearch(body, SHOWN_AT_MOST);
  return (
    <ComboField
      label={m.fields.place}
      optional
      placeholder={m.basis.placeHint[placeKindOf(body)]}
      items={items}
      search={search}
      value={form.place}
      initialText={form.placeText}
      error={wrong('place') ? m.form.notPlace : null}
      onChange={(key) => change(withPlace(form, key as PlaceKey | null))}
      onText={(placeText) => change({ place: null, placeText })}
    />
  );
}

/** Which terms it is reckoned by, and the tap that takes those of today. */
function TermsLine({ form, change, terms }: PartProps & { readonly terms: readonly FeeTerms[] | null }): ReactNode {
  const m = useTexts(agreements).terms;
  if (terms === null) return null;
  const now = termsOn(terms, today());
  const own = terms.find(({ id }) => id === form.terms) ?? null;
  if (!now) return <p className={css.soft}>{m.none}</p>;
  const named = form.body !== null && bodyTerms(now, form.body, form.place) !== null;
  const isNow = own?.id === now.id;
  return (
    <div className={css.terms}>
      <p className={css.soft}>{isNow ? m.current(formatDay(now.from)) : own ? m.newer(formatDay(now.from)) : m.free}</p>
      {form.body !== null && !named ? <p className={css.soft}>{m.notFor}</p> : null}
      {offersTerms(form, now) ? <Button onClick={() => change(withTerms(form, now))}>{m.take}</Button> : null}
    </div>
  );
}

/** A share or a fixed sum: nothing is preset. */
export function RateFields({ form, change, wrong }: PartProps): ReactNode {
  const m = useTexts(agreements);
  return (
    <Section title={m.rate.title}>
      <div className={css.part}>
        <p className={css.soft}>{m.rate.help}</p>
        <Choice label={m.rate.by} options={(['share', 'fixed'] as const).map((value) => ({ value, label: m.rate[value] }))} value={form.rateBy} onChange={(rateBy) => change({ rateBy })} />
        {form.rateBy === 'share' ? <Field label={m.fields.share} inputMode="decimal" value={form.share} error={wrong('share') ? m.form.notShare : null} onChange={(share) => change({ share })} /> : null}
        {form.rateBy === 'fixed' ? <Field label={m.fields.fixed} inputMode="decimal" value={form.fixed} error={wrong('fixed') ? m.form.notReadable : null} onChange={(fixed) => change({ fixed })} /> : null}
      </div>
    </Section>
  );
}
