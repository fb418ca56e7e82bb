import { useMemo, useState, type ReactNode } from 'react';
import * as v from 'valibot';
import { now } from '#app/clock.ts';
import { useDraft } from '#app/useDraft.ts';
import type { DraftId, EditId } from '#base/ids.ts';
import { supportAnswers, type SupportAnswer } from '#domain/support.ts';
import { supports as texts } from '#messages/later/supports.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { Choice } from '#ui/Choice.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Section } from '#ui/Section.tsx';
import type { PartProps } from './SupportScreen.tsx';
import { useKept } from './useKept.ts';
import css from './Supports.module.css';

const KIND = 'answer';
const shape = v.object({ is: v.picklist(supportAnswers), text: v.string(), seen: v.optional(v.array(v.string()), []) });

/** What came back so far. */
export function AnswerPart(props: PartProps): ReactNode {
  const draftId = `answer ${props.support.committee}` as DraftId;
  const kept = useKept(draftId, KIND, shape);
  return kept === 'loading' ? null : <AnswerFields {...props} draftId={draftId} kept={kept} />;
}

type Kept = SupportAnswer & { readonly seen: readonly string[] };
/** What stood there when typing began: an answer that arrives meanwhile is not replaced unseen, but stands beside what is typed. */
type Base = { readonly answer: SupportAnswer; readonly seen: readonly EditId[] };

function AnswerFields({ support, act, busy, draftId, kept }: PartProps & { readonly draftId: DraftId; readonly kept: Kept | null }): ReactNode {
  const m = useTexts(texts);
  const common = useMessages().common;
  const heads = support.heads.answer;
  const [base, setBase] = useState<Base>({ answer: support.answer, seen: kept ? (kept.seen as readonly EditId[]) : heads });
  const [typed, setTyped] = useState<SupportAnswer>(kept ? { is: kept.is, text: kept.text } : support.answer);
  const stands = typed.is === base.answer.is && typed.text === base.answer.text;
  if (stands && base.seen.join() !== heads.join()) {
    setBase({ answer: support.answer, seen: heads });
    setTyped(support.answer);
  }
  const draft = useDraft(draftId, KIND, useMemo(() => (stands ? null : { ...typed, seen: base.seen, at: now(), words: [typed.text] }), [typed, stands, base]));
  const save = async () => {
    await draft.stop();
    if (await act({ do: 'editSupport', committee: support.committee, edits: [{ field: 'answer', value: typed, seen: base.seen }] }, m.saved.answer, draftId)) setBase({ answer: typed, seen: [] });
    draft.resume();
  };
  return (
    <Section title={m.answer}>
      <div className={css.card}>
        <Form onSubmit={() => void save()}>
          <Choice label={m.answer} options={supportAnswers.map((value) => ({ value, label: m.answerStates[value] }))} value={typed.is} onChange={(is) => setTyped({ ...typed, is })} />
          <Field kind="area" label={m.answerText} optional value={typed.text} maxLength={2_000} onChange={(text) => setTyped({ ...typed, text })} />
          {stands ? null : <Button kind="primary" type="submit" busy={busy}>{common.save}</Button>}
        </Form>
      </div>
    </Section>
  );
}
