import type { ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { formatWhen } from '#messages/dates.ts';
import { recovery } from '#messages/later/recovery.ts';
import { useTexts } from '#messages/useTexts.ts';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';

/** Whether there is a recovery sheet, and the way to it; a demonstration needs none. */
export function SheetSection(): ReactNode {
  const t = useTexts(recovery).sheet;
  const { open } = useLive((live) => live.recovery);
  const demo = useLive((live) => live.session.at === 'unlocked' && live.session.demo);
  const last = open.at(-1);
  if (demo) return null;
  return (
    <Section title={t.section}>
      <CardList><Row href="/wiederherstellungsblatt" title={t.title} detail={last ? t.printed(formatWhen(last.made)) : t.none} /></CardList>
    </Section>
  );
}
