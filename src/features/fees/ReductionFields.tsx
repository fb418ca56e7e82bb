import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { systemRandom } from '#app/random.ts';
import { newId } from '#base/ids.ts';
import { feeTerms } from '#messages/later/feeTerms.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { Section } from '#ui/Section.tsx';
import type { TypedReduction } from './termsForm.ts';
import type { TermsPartProps } from './TermsFormView.tsx';
import css from './Fees.module.css';

const offered = ['children', 'income', 'expenses'] as const;

/** What may be taken off: usual reasons by one tap, others in own words; how much is always typed. */
export function ReductionFields({ form: { reductions }, change, wrong }: TermsPartProps): ReactNode {
  const m = useTexts(feeTerms).form;
  const add = (label: string, off: TypedReduction['off']) => change({ reductions: [...reductions, { id: newId(systemRandom), label, off, amount: '' }] });
  const left = offered.filter((one) => !reductions.some(({ label }) => label.trim() === m.offers[one]));
  return (
    <Section title={m.reductions} count={reductions.length || undefined}>
      <p className={css.soft}>{m.reductionsHelp}</p>
      {reductions.map((one) => (
        <OneReduction key={one.id} reduction={one} wrong={wrong(`reduction ${one.id}`)} onChange={(part) => change({ reductions: reductions.map((each) => (each.id === one.id ? { ...each, ...part } : each)) })} onRemove={() => change({ reductions: reductions.filter(({ id }) => id !== one.id) })} />
      ))}
      <div className={css.buttons}>
        {left.map((one) => <Button key={one} icon={<Plus aria-hidden="true" />} onClick={() => add(m.offers[one], one === 'expenses' ? 'basis' : 'sum')}>{m.offers[one]}</Button>)}
        <Button icon={<Plus aria-hidden="true" />} onClick={() => add('', 'sum')}>{m.own}</Button>
      </div>
    </Section>
  );
}

type OneProps = { readonly reduction: TypedReduction; readonly wrong: boolean; readonly onChange: (part: Partial<TypedReduction>) => void; readonly onRemove: () => void };

function OneReduction({ reduction: { label, off, amount }, wrong, onChange, onRemove }: OneProps): ReactNode {
  const m = useTexts(feeTerms);
  const name = label || m.form.own;
  return (
    <div className={css.part} role="group" aria-label={name}>
      <Field label={m.form.label} value={label} error={wrong ? m.wrong.reduction : null} maxLength={120} onChange={(text) => onChange({ label: text })} />
      <Choice label={m.form.off} options={(['sum', 'share', 'basis'] as const).map((value) => ({ value, label: m.form.offKinds[value] }))} value={off} onChange={(next) => onChange({ off: next })} />
      <Field label={m.form.amount[off]} inputMode="decimal" value={amount} onChange={(text) => onChange({ amount: text })} />
      <Button aria-label={m.form.removeReduction(name)} onClick={onRemove}>{m.form.remove}</Button>
    </div>
  );
}
