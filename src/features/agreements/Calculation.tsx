import { useState, type ReactNode } from 'react';
import type { Cents } from '#base/cents.ts';
import { feeOf, type AgreedFields } from '#domain/agreement.ts';
import { typedEuro } from '#domain/euroText.ts';
import type { FeeFigure, FeeStep } from '#domain/fee.ts';
import { agreements } from '#messages/later/agreements.ts';
import { formatEuro } from '#messages/money.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Section } from '#ui/Section.tsx';
import type { TypedCorrection } from './agreementForm.ts';
import { stepWords, takesOff } from './stepWords.ts';
import css from './Agreements.module.css';

/** What can be changed by hand, where it can. */
export type Correcting = {
  readonly corrections: readonly TypedCorrection[];
  readonly wrong: (figure: FeeFigure) => boolean;
  readonly onChange: (corrections: readonly TypedCorrection[]) => void;
};

/** The calculation, a line a step; where `correcting`, each figure can be set by hand with its reason. */
export function Calculation({ agreed, correcting }: { readonly agreed: AgreedFields; readonly correcting?: Correcting }): ReactNode {
  const m = useTexts(agreements);
  const fee = feeOf(agreed);
  if (!fee) return <Section title={m.steps.title}><p className={css.soft}>{m.steps.nothing}</p></Section>;
  // Nothing is said of what the mandate does not bring.
  const shown = fee.steps.filter(({ figure, amount, corrected }) => amount > 0 || corrected || figure === 'contribution' || figure === 'monthly' || takesOff(figure));
  return (
    <Section title={m.steps.title}>
      <div className={css.part}>
        <ol role="list" className={css.steps}>{shown.map((step) => <Step key={step.figure} step={step} words={stepWords(m, agreed, step.figure)} correcting={correcting} />)}</ol>
        <p className={css.soft} aria-live="polite">{m.steps.yearly(formatEuro((fee.monthly * 12) as Cents))}</p>
      </div>
    </Section>
  );
}

type StepProps = { readonly step: FeeStep; readonly words: string; readonly correcting: Correcting | undefined };

function Step({ step, words, correcting }: StepProps): ReactNode {
  const m = useTexts(agreements);
  const { figure, amount, corrected } = step;
  const typed = correcting?.corrections.find((one) => one.figure === figure);
  const [open, setOpen] = useState(false);
  return (
    <li className={figure === 'monthly' ? css.sum : css.step}>
      <div className={css.line}>
        <span>{words}</span>
        <span className={css.amount}>{takesOff(figure) ? `− ${formatEuro(amount)}` : formatEuro(amount)}</span>
      </div>
      {corrected && !typed ? <p className={css.soft}>{m.steps.computed(formatEuro(corrected.from), corrected.reason)}</p> : null}
      {correcting && (typed || open) ? <Correction step={step} typed={typed} correcting={correcting} onClose={() => setOpen(false)} /> : null}
      {correcting && !typed && !open ? <Button kind="plain" aria-label={m.steps.changeOf(words)} onClick={() => setOpen(true)}>{m.steps.change}</Button> : null}
    </li>
  );
}

type CorrectionProps = { readonly step: FeeStep; readonly typed: TypedCorrection | undefined; readonly correcting: Correcting; readonly onClose: () => void };

/** The figure and its reason; the computed one stays beside it. */
function Correction({ step: { figure, amount, corrected }, typed, correcting, onClose }: CorrectionProps): ReactNode {
  const m = useTexts(agreements).steps;
  const { corrections, onChange, wrong } = correcting;
  const now = typed ?? { figure, amount: typedEuro(amount), reason: '' };
  const change = (part: Partial<TypedCorrection>) => onChange([...corrections.filter((one) => one.figure !== figure), { ...now, ...part }]);
  const drop = () => {
    onChange(corrections.filter((one) => one.figure !== figure));
    onClose();
  };
  return (
    <div className={css.correction}>
      <p className={css.soft}>{m.computedOnly(formatEuro(corrected?.from ?? amount))}</p>
      <Field label={m.amount} inputMode="decimal" value={now.amount} error={wrong(figure) ? m.wrong : null} onChange={(text) => change({ amount: text })} />
      <Field label={m.reason} help={m.reasonHelp} value={now.reason} onChange={(reason) => change({ reason })} />
      <Button onClick={drop}>{m.undo}</Button>
    </div>
  );
}
