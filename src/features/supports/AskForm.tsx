import { useMemo, useState, type ReactNode } from 'react';
import * as v from 'valibot';
import { now, today } from '#app/clock.ts';
import { useLive, usePresentMembers } from '#app/live.ts';
import { useDraft } from '#app/useDraft.ts';
import type { DraftId, MemberId } from '#base/ids.ts';
import { parseLocalDate, type LocalDate } from '#base/localDate.ts';
import { supports as texts } from '#messages/later/supports.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { SelectField } from '#ui/SelectField.tsx';
import type { PartProps } from './SupportScreen.tsx';
import { useKept } from './useKept.ts';
import css from './Supports.module.css';

const KIND = 'ask';
type AskTyped = { readonly on: LocalDate | null; readonly by: string; readonly whom: string; readonly what: string };
const shape = v.object({ on: v.nullable(v.string()), by: v.string(), whom: v.string(), what: v.string() });

/** One request to the board; what is typed is a draft until it is saved. */
export function AskForm(props: PartProps & { readonly onDone: () => void }): ReactNode {
  const self = useLive((live) => (live.session.at === 'unlocked' ? live.session.self : ''));
  const draftId = `ask ${props.support.committee}` as DraftId;
  const kept = useKept(draftId, KIND, shape);
  if (kept === 'loading') return null;
  const start: AskTyped = kept ? { ...kept, on: kept.on === null ? null : parseLocalDate(kept.on) } : { on: today(), by: self, whom: '', what: '' };
  return <AskFields {...props} draftId={draftId} start={start} />;
}

function AskFields({ support, act, busy, onDone, draftId, start }: PartProps & { readonly onDone: () => void; readonly draftId: DraftId; readonly start: AskTyped }): ReactNode {
  const m = useTexts(texts);
  const members = usePresentMembers();
  const [typed, setTyped] = useState(start);
  const [tried, setTried] = useState(false);
  const change = (part: Partial<AskTyped>) => setTyped((before) => ({ ...before, ...part }));
  const draft = useDraft(draftId, KIND, useMemo(() => (typed === start ? null : { ...typed, at: now(), words: [typed.what] }), [typed, start]));
  const save = async () => {
    setTried(true);
    if (typed.what.trim() === '' || typed.on === null) return;
    await draft.stop();
    if (await act({ do: 'recordAsk', committee: support.committee, ask: { on: typed.on, by: typed.by as MemberId, whom: typed.whom, what: typed.what } }, m.saved.ask, draftId)) return onDone();
    draft.resume();
  };
  return (
    <div className={css.card}>
      <Form onSubmit={() => void save()}>
        <Field kind="area" label={m.askForm.what} value={typed.what} maxLength={2_000} error={tried && typed.what.trim() === '' ? m.askForm.whatMissing : null} onChange={(what) => change({ what })} />
        <Field label={m.askForm.whom} optional help={m.askForm.whomHelp} value={typed.whom} maxLength={120} onChange={(whom) => change({ whom })} />
        <DateField label={m.askForm.on} value={typed.on} today={today()} words={['today', 'yesterday']} max={today()} onChange={(on) => change({ on })} />
        <SelectField label={m.askForm.by} options={members.map(({ id, name }) => ({ value: id as string, label: name || m.somebody }))} value={typed.by} onChange={(by) => change({ by })} />
        <div className={css.pair}><Button kind="primary" type="submit" busy={busy}>{m.askForm.save}</Button><Button kind="plain" onClick={() => void draft.drop().then(onDone)}>{m.askForm.cancel}</Button></div>
      </Form>
    </div>
  );
}
