import { useId, useState, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import type { ContactId } from '#base/ids.ts';
import type { Reason, Suggestion } from '#domain/suggestions.ts';
import { formatDay } from '#messages/dates.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import css from './Suggestions.module.css';

const FIRST = 4;

type SuggestionsProps = {
  readonly label: string;
  readonly suggested: readonly Suggestion[];
  readonly value: ContactId | null;
  readonly error: string | null;
  readonly onPick: (mentor: ContactId) => void;
};

/** Who might accompany, each with the reasons as words; native radios, so that arrow keys and screen readers know them. */
export function Suggestions({ label, suggested, value, error, onPick }: SuggestionsProps): ReactNode {
  const m = useTexts(texts);
  const id = useId();
  const [all, setAll] = useState(false);
  const shown = all || suggested.length <= FIRST + 1 ? suggested : suggested.filter(({ mentor }, index) => index < FIRST || mentor === value);
  return (
    <fieldset className={css.field} role="radiogroup" aria-labelledby={`${id}-legend`} aria-describedby={error ? `${id}-error` : `${id}-help`} aria-invalid={error ? true : undefined}>
      <legend id={`${id}-legend`} className={css.legend}>{label}</legend>
      <p id={`${id}-help`} className={css.help}>{m.new.mentorHelp}</p>
      <div className={css.list}>
        {shown.map((one) => <Suggested key={one.mentor} group={id} suggestion={one} checked={one.mentor === value} onPick={onPick} />)}
      </div>
      {error ? <p id={`${id}-error`} className={css.error}>{error}</p> : null}
      {shown.length < suggested.length ? <Button onClick={() => setAll(true)}>{m.new.all(suggested.length)}</Button> : null}
    </fieldset>
  );
}

type SuggestedProps = { readonly group: string; readonly suggestion: Suggestion; readonly checked: boolean; readonly onPick: (mentor: ContactId) => void };

function Suggested({ group, suggestion: { mentor, name, reasons }, checked, onPick }: SuggestedProps): ReactNode {
  const m = useTexts(texts);
  const row = useLive((live) => live.rows.get(mentor));
  const linked = useLive((live) => live.members.some((member) => member.contact === mentor));
  const placeOf = usePlaceName();
  const say = useReasonWords();
  const words = [...reasons.map(say), ...(row && !row.consent && !linked ? [m.reasons.consent] : [])];
  return (
    <label className={css.option}>
      <input className={css.radio} type="radio" name={group} checked={checked} onChange={() => onPick(mentor)} />
      <span className={css.name}>{name || m.unknown}</span>
      <span className={css.why}>{[placeOf(row?.municipality ?? null), ...words].filter(Boolean).join(' · ')}</span>
    </label>
  );
}

function useReasonWords(): (reason: Reason) => string {
  const m = useTexts(texts);
  return (reason) => {
    switch (reason.says) {
      case 'same-body':
        return m.reasons['same-body'](m.bodies[reason.body]);
      case 'same-interests':
        return m.reasons['same-interests'](reason.tags.join(', '));
      case 'has':
      case 'many':
        return m.reasons[reason.says](reason.open);
      case 'quiet':
        return m.reasons.quiet(formatDay(reason.since));
      default:
        return m.reasons[reason.says];
    }
  };
}
