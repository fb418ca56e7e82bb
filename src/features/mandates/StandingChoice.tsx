import type { ReactNode } from 'react';
import type { MandateRow } from '#app/recruitingApi.ts';
import type { Act } from '#app/useActing.ts';
import { standingStates, type StandingAgain } from '#domain/mandate.ts';
import { tellsStanding } from '#domain/mandateRules.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Choice } from '#ui/Choice.tsx';

/** Whether they stand again, set by one tap. Without a consent only what may be kept is offered. */
export function StandingChoice({ row, act }: { readonly row: MandateRow; readonly act: Act }): ReactNode {
  const m = useTexts(mandates);
  const set = (value: StandingAgain) => {
    if (value !== row.standingAgain) void act({ do: 'editMandate', id: row.id, edits: [{ field: 'standingAgain', value, seen: row.heads.standingAgain }] }, m.done.standing(row.contactName, m.standing[value]));
  };
  return (
    <Choice
      label={m.detail.standing}
      help={row.consent ? m.detail.standingHelp : m.detail.minimal}
      options={offeredStates(row.consent, row.standingAgain).map((value) => ({ value, label: m.standing[value] }))}
      value={row.standingAgain}
      onChange={set}
    />
  );
}

/** What may be said of somebody; what stands there already stays among it. */
export function offeredStates(consent: boolean, standing: StandingAgain): readonly StandingAgain[] {
  return standingStates.filter((state) => consent || state === standing || !tellsStanding('standingAgain', state));
}
