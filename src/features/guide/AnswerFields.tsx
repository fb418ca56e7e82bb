import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { GuideAnswer } from '#domain/guide.ts';
import { guides } from '#messages/later/guides.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import css from './Guide.module.css';

type AnswerFieldsProps = { readonly answers: readonly GuideAnswer[]; /** Of the point. */ readonly index: number; readonly onChange: (answers: readonly GuideAnswer[]) => void };

/** What people ask about a point, with what can be answered. */
export function AnswerFields({ answers, index, onChange }: AnswerFieldsProps): ReactNode {
  const m = useTexts(guides);
  const change = (at: number, part: Partial<GuideAnswer>) => onChange(answers.map((one, place) => (place === at ? { ...one, ...part } : one)));
  return (
    <>
      {answers.map(({ question, answer }, at) => (
        // Two questions may read the same while they are typed: their place is what names them.
        <div key={at} className={css.question} role="group" aria-label={m.questionOf(index + 1, at + 1)}>
          <Field label={m.question} value={question} maxLength={200} onChange={(text) => change(at, { question: text })} />
          <Field kind="area" label={m.answer} optional value={answer} maxLength={2_000} onChange={(text) => change(at, { answer: text })} />
          <Button aria-label={m.removeQuestion(question)} onClick={() => onChange(answers.filter((_, place) => place !== at))}><Trash2 aria-hidden="true" /></Button>
        </div>
      ))}
      <Button kind="plain" icon={<Plus aria-hidden="true" />} onClick={() => onChange([...answers, { question: '', answer: '' }])}>{m.addQuestion}</Button>
    </>
  );
}
