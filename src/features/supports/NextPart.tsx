import { useMemo, useState, type ReactNode } from 'react';
import * as v from 'valibot';
import { now, today } from '#app/clock.ts';
import { useLive, usePresentMembers } from '#app/live.ts';
import { useDraft } from '#app/useDraft.ts';
import type { DraftId, EditId, MemberId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { formatDayShort } from '#messages/dates.ts';
import { supports as texts } from '#messages/later/supports.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import type { PartProps } from './SupportScreen.tsx';
import { useKept } from './useKept.ts';
import css from './Supports.module.css';

const KIND = 'support-step';
/** `seen`: what stood there when typing began, so that a step that arrives meanwhile is not replaced unseen. */
type StepTyped = { readonly what: string; readonly due: LocalDate | null; readonly responsible: string; readonly seen: readonly EditId[] };
const shape = v.object({ what: v.string(), due: v.nullable(v.string()), responsible: v.string(), seen: v.optional(v.array(v.string()), []) });

/** What comes next with this board, and who sees to it. */
export function NextPart(props: PartProps): ReactNode {
  const m = useTexts(texts);
  const draftId = `step ${props.support.committee}` as DraftId;
  const kept = useKept(draftId, KIND, shape);
  const [editing, setEditing] = useState<boolean | null>(null);
  if (kept === 'loading') return null;
  const { next, committee, heads } = props.support;
  // Only what was left when the screen opened goes on; what is typed after that was saved or dropped here.
  const left = editing === null ? kept : null;
  const start: StepTyped = left ? { ...left, due: left.due === null ? null : parseLocalDate(left.due), seen: left.seen.map((edit) => edit as EditId) } : { what: next?.what ?? '', due: next?.due ?? null, responsible: next?.responsible ?? '', seen: heads.next };
  const done = () => void props.act({ do: 'editSupport', committee, edits: [{ field: 'next', value: null, seen: heads.next }] }, m.saved.done);
  return (
    <Section title={m.next}>
      {editing ?? left !== null ? <StepFields {...props} draftId={draftId} start={start} onDone={() => setEditing(false)} /> : (
        <>
          {next ? <CardList label={m.next}><Step next={next} /></CardList> : <p className={css.soft}>{m.noNext}</p>}
          <div className={css.pair}>
            {next ? <Button kind="primary" busy={props.busy} onClick={done}>{m.nextForm.done}</Button> : null}
            <Button onClick={() => setEditing(true)}>{next ? m.edit : m.nextForm.plan}</Button>
          </div>
        </>
      )}
    </Section>
  );
}

function Step({ next }: { readonly next: NonNullable<PartProps['support']['next']> }): ReactNode {
  const m = useTexts(texts);
  const members = useLive((live) => live.members);
  const who = next.responsible === null ? '' : members.find(({ id }) => id === next.responsible)?.name || m.somebody;
  return <Row title={next.what} detail={[who, next.due && m.due(formatDayShort(next.due, today()))].filter(Boolean).join(' · ')} />;
}

function StepFields({ support, act, busy, draftId, start: opened, onDone }: PartProps & { readonly draftId: DraftId; readonly start: StepTyped; readonly onDone: () => void }): ReactNode {
  const [m, common] = [useTexts(texts), useMessages().common];
  const members = usePresentMembers();
  const [start] = useState(opened);
  const [typed, setTyped] = useState(start);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<StepTyped>) => setTyped((before) => ({ ...before, ...part }));
  const draft = useDraft(draftId, KIND, useMemo(() => (typed === start ? null : { ...typed, at: now(), words: [typed.what] }), [typed, start]));
  const save = async () => {
    setTried(true);
    if (typed.what.trim() === '') return;
    await draft.stop();
    const value = { what: typed.what, due: typed.due, responsible: typed.responsible === '' ? null : (typed.responsible as MemberId) };
    if (await act({ do: 'editSupport', committee: support.committee, edits: [{ field: 'next', value, seen: start.seen }] }, m.saved.next, draftId)) return onDone();
    draft.resume();
  };
  return (
    <div className={css.card}>
      <Form onSubmit={() => void save()}>
        <Field label={m.nextForm.what} value={typed.what} maxLength={200} error={tried && typed.what.trim() === '' ? m.nextForm.whatMissing : null} onChange={(what) => change({ what })} />
        <DateField label={m.nextForm.due} optional value={typed.due} today={today()} words={['tomorrow', 'inAWeek', 'inAMonth']} onChange={(due) => change({ due })} />
        <SelectField label={m.nextForm.responsible} optional options={[{ value: '', label: m.nextForm.nobody }, ...members.map(({ id, name }) => ({ value: id as string, label: name || m.somebody }))]} value={typed.responsible} onChange={(responsible) => change({ responsible })} />
        <div className={css.pair}><Button kind="primary" type="submit" busy={busy}>{common.save}</Button><Button kind="plain" onClick={() => void draft.drop().then(onDone)}>{m.askForm.cancel}</Button></div>
      </Form>
    </div>
  );
}
