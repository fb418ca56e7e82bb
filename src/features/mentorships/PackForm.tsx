import { Plus, Trash2 } from 'lucide-react';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { now } from '#app/clock.ts';
import { run } from '#app/engine.ts';
import { systemRandom } from '#app/random.ts';
import { useDraft } from '#app/useDraft.ts';
import { newId, type DraftId, type EditId, type Id } from '#base/ids.ts';
import { formatWhen } from '#messages/dates.ts';
import { mentorships } from '#messages/later/mentorships.ts';
import { pack as texts } from '#messages/later/pack.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Field } from '#ui/Field.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { showToast } from '#ui/toasts.ts';
import { DRAFT_KIND, draftOf, isStandard, pointsOf, unnamed, type PackDraft, type Section } from './packText.ts';
import css from './Pack.module.css';

export type OpenPack = {
  readonly draftId: DraftId;
  readonly sections: readonly Section[];
  /** The text as it stands. */
  readonly stands: readonly Section[];
  /** What stood there when the form was first opened. */
  readonly seen: readonly EditId[];
  /** When the draft was last typed in; null: none. */
  readonly kept: number | null;
};
type PackFormProps = { readonly open: OpenPack; readonly onFresh: () => void; readonly onDone: () => void };

/** The association's text, section by section; all of it is one value, saved at once. */
export function PackForm({ open, onFresh, onDone }: PackFormProps): ReactNode {
  const [m, words, { checkIn }] = [useTexts(texts), useMessages(), useTexts(mentorships)];
  const formId = useId();
  const [sections, setSections] = useState(open.sections);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const draft = useDraft(open.draftId, DRAFT_KIND, useMemo<PackDraft | null>(() => (sections === open.sections ? null : draftOf(open, sections, now())), [sections, open]));
  const save = async (): Promise<void> => {
    const found = unnamed(sections);
    setMissing(found);
    if (found.length > 0) return;
    setBusy(true);
    await draft.stop();
    const result = await run({ do: 'editGuide', of: 'pack', points: pointsOf(sections, m), seen: open.seen }, open.draftId);
    setBusy(false);
    if (result.ok) {
      const { undo } = result.value;
      showToast(m.form.saved, undo ? () => void run(undo) : undefined);
      return onDone();
    }
    draft.resume();
    setProblem(refusalWords(words, { refusal: result.refusal }));
  };
  return (
    <Page title={m.form.title} back={onDone} save={<Button kind="primary" wide type="submit" form={formId} busy={busy}>{words.common.save}</Button>}>
      <Form id={formId} onSubmit={() => void save()}>
        {open.kept === null ? <Banner tone="due">{m.form.open}</Banner> : <Banner tone="here" action={<Button kind="plain" onClick={() => void draft.drop().then(onFresh)}>{checkIn.drop}</Button>}>{checkIn.draftOf(formatWhen(open.kept))}</Banner>}
        {draft.state === 'failed' ? <Banner tone="late" live="status">{checkIn.draftNotKept}</Banner> : null}
        {problem ? <Banner tone="late" live="alert" title={m.form.notSaved}>{problem}</Banner> : null}
        {sections.map((section, index) => (
          <SectionFields key={section.id} section={section} index={index} error={missing.includes(section.id) ? m.form.missing : null} onChange={(next) => setSections(sections.map((one) => (one.id === next.id ? next : one)))} onRemove={() => setSections(sections.filter(({ id }) => id !== section.id))} />
        ))}
        <Button icon={<Plus aria-hidden="true" />} onClick={() => setSections([...sections, { id: newId<Id<'section'>>(systemRandom), title: '', text: '' }])}>{m.form.add}</Button>
      </Form>
    </Page>
  );
}

type SectionFieldsProps = { readonly section: Section; readonly index: number; readonly error: string | null; readonly onChange: (section: Section) => void; readonly onRemove: () => void };

function SectionFields({ section, index, error, onChange, onRemove }: SectionFieldsProps): ReactNode {
  const m = useTexts(texts).form;
  return (
    <div className={css.fields}>
      <Field label={m.numbered(m.section, index)} value={section.title} error={error} maxLength={120} onChange={(title) => onChange({ ...section, title })} />
      <Field kind="area" label={m.numbered(m.text, index)} optional value={section.text} maxLength={2000} onChange={(text) => onChange({ ...section, text })} />
      {isStandard(section.id) ? null : <Button kind="danger" icon={<Trash2 aria-hidden="true" />} aria-label={m.remove(section.title)} onClick={onRemove} />}
    </div>
  );
}
