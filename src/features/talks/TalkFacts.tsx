import type { ReactNode } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { channels } from '#domain/talk.ts';
import { guidePoints, pointTitle } from '#messages/guideWords.ts';
import { standing } from '#messages/later/standing.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Ticks } from '#ui/Ticks.tsx';
import { TalkOutcome } from './TalkOutcome.tsx';
import type { TalkPartProps } from './talkPart.ts';

/** When, how, what it touched on and how it ended. */
export function TalkFacts(props: TalkPartProps): ReactNode {
  const { form, change, errors } = props;
  const m = useMessages();
  const words = useTexts(standing);
  const guide = useLive((live) => live.guides[form.about]);
  const day = today();
  return (
    <>
      <DateField label={m.talks.on} value={form.on} today={day} max={day} words={['today', 'yesterday']} error={errors.on ?? null} onChange={(on) => change({ on })} />
      <Choice label={m.talks.channel} options={channels.map((value) => ({ value, label: m.contacts.channels[value] }))} value={form.channel} error={errors.channel ?? null} onChange={(channel) => change({ channel })} />
      <Ticks label={m.talks.covered} help={form.about === 'standing-again' ? words.guide : undefined} items={guidePoints(guide, form.about).map((point) => ({ value: point.id, label: pointTitle(m, point) }))} checked={form.covered} error={errors.covered ?? null} onChange={(covered) => change({ covered })} />
      <div><LinkButton kind="plain" href="/leitfaden">{m.talks.readGuide}</LinkButton></div>
      <TalkOutcome {...props} />
    </>
  );
}
