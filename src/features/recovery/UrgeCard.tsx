import { useState, type ReactNode } from 'react';
import { now } from '#app/clock.ts';
import { recovery } from '#messages/later/recovery.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import css from './Recovery.module.css';

/** Not personal: until when this device is left alone with it, in milliseconds. */
const KEPT_AS = 'anlauf.sheet-later';
const WEEK_MS = 7 * 86_400_000;

/** Urges, calmly, whoever would lose everything with this device; for a week it can be put aside. */
export function UrgeCard({ urge }: { readonly urge: 'alone' | 'used' }): ReactNode {
  const t = useTexts(recovery).urge;
  const [until, setUntil] = useState(() => Number(localStorage.getItem(KEPT_AS) ?? 0));
  if (now() < until) return null;
  const later = (): void => {
    const next = now() + WEEK_MS;
    localStorage.setItem(KEPT_AS, String(next));
    setUntil(next);
  };
  const action = (
    <div className={css.buttons}>
      <LinkButton href="/wiederherstellungsblatt">{t.print}</LinkButton>
      <Button kind="plain" onClick={later}>{t.later}</Button>
    </div>
  );
  return <Banner tone="due" title={t[urge].title} action={action}>{t[urge].text}</Banner>;
}
