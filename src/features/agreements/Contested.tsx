import type { ReactNode } from 'react';
import type { Cents } from '#base/cents.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import { useLive } from '#app/live.ts';
import type { Acting } from '#app/useActing.ts';
import { parseLocalDate } from '#base/localDate.ts';
import type { AgreementField, AgreementFields } from '#domain/agreement.ts';
import type { Choice } from '#domain/contact.ts';
import type { FeeCorrection, FeeRate, GrantedReduction } from '#domain/fee.ts';
import type { Plain } from '#domain/write.ts';
import { formatDay, formatWhen } from '#messages/dates.ts';
import { agreements } from '#messages/later/agreements.ts';
import { formatEuro, formatShare } from '#messages/money.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { ContestedCard } from '#ui/ContestedCard.tsx';
import { stepWords } from './stepWords.ts';

type ContestedProps = { readonly detail: AgreementDetail; readonly acting: Acting };

/** Every field that two people changed apart, until someone says which value stands. */
export function Contested({ detail, acting }: ContestedProps): ReactNode {
  return (Object.entries(detail.choices) as [AgreementField, readonly Choice[]][]).map(([field, choices]) => <ContestedField key={field} detail={detail} acting={acting} field={field} choices={choices} />);
}

/** The values side by side, with who and when; picking replaces all of them by one that was there. */
function ContestedField({ detail, acting, field, choices }: ContestedProps & { readonly field: AgreementField; readonly choices: readonly Choice[] }): ReactNode {
  const [m, words] = [useTexts(agreements), useMessages().contacts];
  const members = useLive((live) => live.members);
  const valueOf = useValueWords(detail);
  const settle = (value: unknown): void => void acting.act({ do: 'restore', desk: detail.desk, values: [{ kind: 'agreement', id: detail.id, field, value: value as Plain, seen: detail.heads[field] }] }, words.contested.settled);
  return (
    <ContestedCard
      title={words.contested.title(m.fields[field])}
      words={words.contested}
      choices={choices}
      value={({ value }) => valueOf(field, value) || words.contested.empty}
      from={({ who, when }) => words.contested.from(members.find((member) => member.id === who)?.name ?? words.detail.somebody, formatWhen(when))}
      busy={acting.busy}
      onPick={({ value }) => settle(value)}
    />
  );
}

const sums: readonly string[] = ['allowance', 'attendance', 'supplement'] satisfies readonly (keyof AgreementFields)[];

function useValueWords({ agreement }: AgreementDetail): (field: AgreementField, value: unknown) => string {
  const m = useTexts(agreements);
  const named: Partial<Record<AgreementField, Readonly<Record<string, string>>>> = { stage: m.stages, rhythm: m.rhythms, body: m.bodies };
  return (field, value) => {
    if (value === null || value === undefined || value === '') return '';
    if (sums.includes(field)) return formatEuro(value as Cents);
    if (field === 'rate') return (value as FeeRate).by === 'share' ? formatShare((value as FeeRate & { by: 'share' }).basisPoints) : formatEuro((value as FeeRate & { by: 'fixed' }).monthly);
    if (field === 'reductions') return (value as readonly GrantedReduction[]).map(({ label, times }) => m.steps.times(label, times)).join(', ');
    if (field === 'corrections') return (value as readonly FeeCorrection[]).map((one) => `${stepWords(m, agreement, one.figure)}: ${formatEuro(one.amount)}`).join(', ');
    const text = String(value);
    const day = field === 'start' ? parseLocalDate(text) : null;
    return day ? formatDay(day) : (named[field]?.[text] ?? (typeof value === 'boolean' ? (value ? '✓' : '') : text));
  };
}
