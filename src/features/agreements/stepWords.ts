import type { AgreedFields } from '#domain/agreement.ts';
import type { FeeFigure } from '#domain/fee.ts';
import { formatEuro, formatShare } from '#messages/money.ts';
import type { agreements } from '#messages/later/agreements.ts';

type Texts = (typeof agreements)['de'];

/** Each line of a calculation in plain words. */
export function stepWords(m: Texts, agreed: Pick<AgreedFields, 'attendance' | 'meetings' | 'rate' | 'reductions'>, figure: FeeFigure): string {
  switch (figure) {
    case 'allowance':
      return m.steps.allowance;
    case 'attendance':
      return m.steps.attendance(agreed.meetings, formatEuro(agreed.attendance));
    case 'supplement':
      return m.steps.supplement;
    case 'contribution':
      return agreed.rate?.by === 'share' ? m.steps.share(formatShare(agreed.rate.basisPoints)) : m.steps.fixed;
    case 'monthly':
      return m.steps.monthly;
    default: {
      const reduction = agreed.reductions.find(({ id }) => `reduction:${id}` === figure);
      const label = m.steps.times(reduction?.label ?? m.unknown, reduction?.times ?? 1);
      return reduction?.takes.off === 'basis' ? m.steps.offBasis(label) : m.steps.off(label);
    }
  }
}

/** Whether the line takes something off. */
export function takesOff(figure: FeeFigure): boolean {
  return figure.startsWith('reduction:');
}
