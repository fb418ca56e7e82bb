import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { channels, outcomes } from '#domain/talk.ts';
import { guidePoints, pointTitle } from '#messages/guideWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Ticks } from '#ui/Ticks.tsx';
import type { TalkPartProps } from './talkPart.ts';

/** When, how, what it touched on and how it ended. */
export function TalkFacts({ form, change, errors }: TalkPartProps): ReactNode {
  const m = useMessages();
  const guide = useLive((live) => live.guides.candidacy);
  const day = today();
  return (
    <>
      <DateField label={m.talks.on} value={form.on} today={day} max={day} words={['today', 'yesterday']} error={errors.on ?? null} onChange={(on) => change({ on })} />
      <Choice label={m.talks.channel} options={channels.map((value) => ({ value, label: m.contacts.channels[value] }))} value={form.channel} error={errors.channel ?? null} onChange={(channel) => change({ channel })} />
      <Ticks label={m.talks.covered} items={guidePoints(guide).map((point) => ({ value: point.id, label: pointTitle(m, point) }))} checked={form.covered} error={errors.covered ?? null} onChange={(covered) => change({ covered })} />
      <Choice label={m.talks.outcome} options={outcomes.map((value) => ({ value, label: m.contacts.outcomes[value] }))} value={form.outcome} error={errors.outcome ?? null} onChange={(outcome) => change({ outcome })} />
    </>
  );
}
