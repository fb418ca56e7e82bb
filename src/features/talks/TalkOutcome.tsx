import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { allowedStanding } from '#domain/mandateRules.ts';
import { standing } from '#messages/later/standing.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Choice } from '#ui/Choice.tsx';
import { seatsOf } from './about.ts';
import { outcomesOf, type TalkForm } from './talkForm.ts';
import type { TalkPartProps } from './talkPart.ts';

/** How it ended; about standing again in the words of that talk, with what follows from it for the mandate. */
export function TalkOutcome({ form, change, errors, asks }: TalkPartProps): ReactNode {
  const m = useMessages();
  const words = useTexts(standing);
  const help = useWhatFollows(form, asks);
  const again = form.about === 'standing-again';
  return (
    <Choice
      label={m.talks.outcome}
      help={help}
      options={outcomesOf(form).map((value) => ({ value, label: again ? words.outcomes[value] : m.contacts.outcomes[value] }))}
      value={form.outcome}
      error={errors.outcome ?? null}
      onChange={(outcome) => change({ outcome })}
    />
  );
}

function useWhatFollows({ about, outcome, person, consent }: TalkForm, asks: boolean): string | undefined {
  const m = useTexts(standing);
  const mandates = useLive((live) => live.mandates);
  const [seat] = seatsOf(person, mandates, today());
  if (about === 'candidacy' || person.at === 'searching') return undefined;
  if (!seat) return m.noMandate;
  if (outcome === null) return undefined;
  const consented = !asks || consent !== null;
  const wanted = allowedStanding(seat.standingAgain, outcome, true);
  if (outcome === 'not-reached' || wanted === seat.standingAgain) return m.followsNothing;
  if (allowedStanding(seat.standingAgain, outcome, consented) !== wanted) return m.followsConsent;
  return m.follows(wanted === 'stands' ? m.outcomes.agrees : wanted === 'stops' ? m.outcomes.declines : m.outcomes['needs-time']);
}
