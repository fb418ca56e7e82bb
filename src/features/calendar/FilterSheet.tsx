import type { ReactNode } from 'react';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { hideCalendars } from './hiddenCalendars.ts';
import { MarkSign } from './MarkSign.tsx';
import type { Mark, Marks } from './useMarks.ts';
import css from './Calendar.module.css';

/** Which calendars are shown: one's own bodies and those one follows. */
export function FilterSheet({ marks, hidden, onClose }: { readonly marks: Marks; readonly hidden: ReadonlySet<string>; readonly onClose: () => void }): ReactNode {
  const m = useTexts(calendar).filter;
  const committees = [marks.of({ committee: null, follow: null }), ...(marks.committees ?? []).filter((one) => one.standing === 'kept').map((one) => marks.of({ committee: one.id, follow: null }))];
  const follows = marks.follows.map((one) => marks.of({ committee: null, follow: one.id }));
  const toggle = (key: string, shown: boolean) => hideCalendars(new Set(shown ? [...hidden].filter((one) => one !== key) : [...hidden, key]));
  const group = (title: string, all: readonly Mark[]) => (
    <fieldset className={css.filter}>
      <legend>{title}</legend>
      {all.map(({ key, name, hue, shape }) => (
        <Tick key={key} label={<span className={css.named}><MarkSign hue={hue} shape={shape} large />{name}</span>} checked={!hidden.has(key)} onChange={(shown) => toggle(key, shown)} />
      ))}
    </fieldset>
  );
  return (
    <Dialog open title={m.title} onClose={onClose}>
      {group(m.committees, committees)}
      {follows.length > 0 ? group(m.follows, follows) : null}
      <Button kind="primary" wide onClick={onClose}>{m.show}</Button>
      {hidden.size > 0 ? <Button wide onClick={() => hideCalendars(new Set())}>{m.reset}</Button> : null}
    </Dialog>
  );
}
