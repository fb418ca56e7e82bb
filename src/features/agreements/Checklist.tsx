import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { ContactId } from '#base/ids.ts';
import { checklistPoints, type ChecklistPoint } from '#domain/agreement.ts';
import { agreements } from '#messages/later/agreements.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Section } from '#ui/Section.tsx';
import { Tick } from '#ui/Ticks.tsx';
import css from './Agreements.module.css';

type ChecklistProps = { readonly ticks: Readonly<Record<ChecklistPoint, boolean>>; readonly contact: ContactId; readonly onTick: (point: ChecklistPoint, on: boolean) => void };

/** What the conversation is guided by; the consent to process stands apart, for it is no part of what is agreed. */
export function Checklist({ ticks, contact, onTick }: ChecklistProps): ReactNode {
  const m = useTexts(agreements);
  const consent = useLive((live) => live.rows.get(contact)?.consent ?? false);
  const points = checklistPoints.filter((point) => point !== 'consentAsked');
  const tick = (point: ChecklistPoint) => <Tick key={point} label={m.fields[point]} help={m.checklist.help[point]} checked={ticks[point]} onChange={(on) => onTick(point, on)} />;
  return (
    <>
      <Section title={m.checklist.title} count={m.checklist.done(points.filter((point) => ticks[point]).length, points.length)}>
        <div className={css.part}>
          <p className={css.soft}>{m.checklist.intro}</p>
          <div className={css.card}>{points.map(tick)}</div>
        </div>
      </Section>
      <Section title={m.checklist.apart}>
        <div className={css.part}>
          <p className={css.soft}>{m.checklist.apartHelp}</p>
          <div className={css.card}>{tick('consentAsked')}</div>
          <p className={css.soft}>{consent ? m.checklist.consentGiven : m.checklist.consentNone}</p>
        </div>
      </Section>
    </>
  );
}
