import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import { systemRandom } from '#app/random.ts';
import { newId } from '#base/ids.ts';
import type { FeeReduction } from '#domain/fee.ts';
import { agreements } from '#messages/later/agreements.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { Section } from '#ui/Section.tsx';
import { typedReduction, type TypedReduction } from './agreementForm.ts';
import css from './Agreements.module.css';

type ReductionFieldsProps = {
  readonly granted: readonly TypedReduction[];
  /** The association's, to pick from. */
  readonly offered: readonly FeeReduction[];
  readonly wrong: (id: string) => boolean;
  readonly onChange: (granted: readonly TypedReduction[]) => void;
};

/** What is taken off: the association's by one tap, others in own words. */
export function ReductionFields({ granted, offered, wrong, onChange }: ReductionFieldsProps): ReactNode {
  const m = useTexts(agreements).reductions;
  const left = offered.filter(({ id }) => !granted.some((one) => one.id === id));
  const own = (): TypedReduction => ({ id: newId(systemRandom), label: '', off: 'sum', amount: '', times: '1' });
  return (
    <Section title={m.title} count={granted.length || undefined}>
      <div className={css.part}>
        {granted.length === 0 ? <p className={css.soft}>{m.none}</p> : null}
        {granted.map((one) => (
          <OneReduction key={one.id} reduction={one} wrong={wrong(one.id)} onChange={(part) => onChange(granted.map((each) => (each.id === one.id ? { ...each, ...part } : each)))} onRemove={() => onChange(granted.filter(({ id }) => id !== one.id))} />
        ))}
        <div className={css.buttons}>
          {left.map((one) => <Button key={one.id} icon={<Plus aria-hidden="true" />} onClick={() => onChange([...granted, typedReduction(one)])}>{one.label}</Button>)}
          <Button icon={<Plus aria-hidden="true" />} onClick={() => onChange([...granted, own()])}>{m.add}</Button>
        </div>
      </div>
    </Section>
  );
}

type OneProps = { readonly reduction: TypedReduction; readonly wrong: boolean; readonly onChange: (part: Partial<TypedReduction>) => void; readonly onRemove: () => void };

function OneReduction({ reduction: { label, off, amount, times }, wrong, onChange, onRemove }: OneProps): ReactNode {
  const m = useTexts(agreements).reductions;
  return (
    <div className={css.reduction} role="group" aria-label={label || m.add}>
      <Field label={m.label} value={label} error={wrong ? m.wrong : null} maxLength={120} onChange={(text) => onChange({ label: text })} />
      <Choice label={m.off} options={(['sum', 'share', 'basis'] as const).map((value) => ({ value, label: m.kinds[value] }))} value={off} onChange={(next) => onChange({ off: next })} />
      <div className={css.two}>
        <Field label={m.amount[off]} inputMode="decimal" value={amount} onChange={(text) => onChange({ amount: text })} />
        <Field label={m.times} inputMode="numeric" value={times} onChange={(text) => onChange({ times: text })} />
      </div>
      <Button aria-label={m.remove(label || m.add)} onClick={onRemove}>{m.removeShort}</Button>
    </div>
  );
}
