import { CalendarCheck, UsersRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { today as texts } from '#messages/later/today.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { EmptyState } from '#ui/Section.tsx';
import css from './Panels.module.css';

type NothingDueProps = { /** Something is, elsewhere on the screen. */ readonly apart: boolean; readonly contacts: number; readonly others: number; readonly onAll: () => void };

/** What will stand here, and the first step to it: people first, then a talk, or what waits for the others. */
export function NothingDue({ apart, contacts, others, onAll }: NothingDueProps): ReactNode {
  const m = useTexts(texts);
  if (apart) return <p className={css.quiet}>{m.nothingElse}</p>;
  if (contacts === 0) return <Beginning />;
  const icon = <CalendarCheck aria-hidden="true" />;
  const gap = (state: ReactNode) => <div className={css.gap}>{state}</div>;
  return others > 0
    ? gap(<EmptyState icon={icon} title={m.nothingMineTitle} action={<Button onClick={onAll}>{m.showAll}</Button>}>{m.nothingMine(others)}</EmptyState>)
    : gap(<EmptyState icon={icon} title={m.nothingTitle} action={<LinkButton href="/kontakte">{m.contacts}</LinkButton>}>{m.nothing}</EmptyState>);
}

function Beginning(): ReactNode {
  const m = useTexts(texts);
  const first = (
    <div className={css.buttons}>
      <LinkButton kind="primary" href="/kontakte/neu">{m.createContact}</LinkButton>
      <LinkButton href="/import">{m.import}</LinkButton>
      <LinkButton href="/team">{m.invite}</LinkButton>
    </div>
  );
  return <div className={css.gap}><EmptyState icon={<UsersRound aria-hidden="true" />} title={m.emptyTitle} action={first}>{m.empty}</EmptyState></div>;
}
