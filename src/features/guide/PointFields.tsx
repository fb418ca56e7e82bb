import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { guides } from '#messages/later/guides.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { isStandard, type EditedPoint } from './guideForm.ts';
import { AnswerFields } from './AnswerFields.tsx';
import css from './Guide.module.css';

type PointFieldsProps = {
  readonly point: EditedPoint;
  readonly index: number;
  readonly last: boolean;
  readonly error: string | null;
  readonly onChange: (point: EditedPoint) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
};

/** One point's words and its place among the others. The standard points stay; only an own one can go. */
export function PointFields({ point, index, last, error, onChange, onMove, onRemove }: PointFieldsProps): ReactNode {
  const m = useMessages().guide;
  const more = useTexts(guides);
  const standard = isStandard(point);
  return (
    <div className={css.fields}>
      <Field label={m.numbered(m.pointTitle, index)} value={point.title} error={error} autoFocus={point.title === '' && !standard} autoComplete="off" maxLength={120} onChange={(title) => onChange({ ...point, title })} />
      <Field kind="area" label={m.numbered(m.pointHint, index)} optional={!standard} help={standard ? m.standard : undefined} value={point.hint} maxLength={400} onChange={(hint) => onChange({ ...point, hint })} />
      <Field kind="url" label={m.numbered(more.link, index)} optional value={point.link} maxLength={400} onChange={(link) => onChange({ ...point, link })} />
      <AnswerFields answers={point.answers} index={index} onChange={(answers) => onChange({ ...point, answers })} />
      <div className={css.tools}>
        <Button aria-label={m.up(point.title)} disabled={index === 0} onClick={() => onMove(-1)}><ArrowUp aria-hidden="true" /></Button>
        <Button aria-label={m.down(point.title)} disabled={last} onClick={() => onMove(1)}><ArrowDown aria-hidden="true" /></Button>
        {standard ? null : <Button kind="danger" aria-label={m.remove(point.title)} onClick={onRemove}><Trash2 aria-hidden="true" /></Button>}
      </div>
    </div>
  );
}
