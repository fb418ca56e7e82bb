import { CalendarDays, ListChecks } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { usePresentMembers } from '#app/live.ts';
import type { MemberId } from '#base/ids.ts';
import type { LocalDate } from '#base/localDate.ts';
import { today as texts } from '#messages/later/today.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import { CalendarFile } from './CalendarFile.tsx';
import { whoseChoices, type Whose } from './due.ts';
import css from './Panels.module.css';

type ListMenuProps = {
  readonly whose: Whose | MemberId;
  readonly onWhose: (whose: Whose | MemberId) => void;
  /** Null: there is nothing to select. */
  readonly onSelect: (() => void) | null;
  readonly day: LocalDate;
};

/** What one seldom wants of the list: somebody else's, several at once, one's dates as a file. */
export function ListMenu({ whose, onWhose, onSelect, day }: ListMenuProps): ReactNode {
  const m = useTexts(texts);
  const words = useMessages().tasks;
  const [calendar, setCalendar] = useState(false);
  const others = usePresentMembers().filter((member) => !member.self);
  const options = [...whoseChoices.map((value) => ({ value, label: words[value] })), ...others.map(({ id, name }) => ({ value: id, label: words.onlyOf(name) }))];
  return (
    <div className={css.menu}>
      {others.length > 0 ? <SelectField label={words.whose} options={options} value={whose} onChange={onWhose} /> : null}
      <div className={css.buttons}>
        {onSelect ? <Button icon={<ListChecks aria-hidden="true" />} onClick={onSelect}>{m.select}</Button> : null}
        <Button icon={<CalendarDays aria-hidden="true" />} aria-expanded={calendar} onClick={() => setCalendar(!calendar)}>{m.calendar}</Button>
      </div>
      {calendar ? <CalendarFile day={day} /> : null}
    </div>
  );
}
