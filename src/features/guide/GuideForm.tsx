import { Plus } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { engine } from '#app/engine.ts';
import { systemRandom } from '#app/random.ts';
import { newId, type Id } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import type { GuidePoint } from '#domain/guide.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { showToast } from '#ui/toasts.ts';
import { moved, toEdit, toSave, unnamed, type EditedPoint } from './guideForm.ts';
import { PointFields } from './PointFields.tsx';

type GuideFormProps = { readonly points: readonly GuidePoint[]; readonly onDone: () => void };

/** Rewords, orders, adds and removes points; all of it is one value, saved at once. */
export function GuideForm({ points, onDone }: GuideFormProps): ReactNode {
  const m = useMessages();
  const formId = useId();
  const [edited, setEdited] = useState<readonly EditedPoint[]>(() => toEdit(points, m));
  const [missing, setMissing] = useState<readonly string[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const change = (next: EditedPoint) => {
    setEdited(edited.map((point) => (point.id === next.id ? next : point)));
    setMissing(missing.filter((id) => id !== next.id));
  };
  const save = async () => {
    const found = unnamed(edited);
    setMissing(found);
    if (found.length > 0) return;
    setBusy(true);
    const result = await engine().run({ do: 'editGuide', points: toSave(edited, m) }).catch(() => ({ ok: false, refusal: 'not-saved' }) as const);
    setBusy(false);
    if (!result.ok) return setProblem(refusalWords(m, { refusal: result.refusal }));
    const { undo } = result.value;
    showToast(m.guide.saved, undo ? () => void takeBack(undo) : undefined);
    onDone();
  };
  return (
    <Page title={m.guide.edit} back={onDone} save={<Button kind="primary" wide type="submit" form={formId} busy={busy}>{m.common.save}</Button>}>
      <Form id={formId} onSubmit={() => void save()}>
        <Banner tone="due">{m.guide.open}</Banner>
        {problem ? <Banner tone="late" live="alert" title={m.guide.notSaved}>{problem}</Banner> : null}
        {edited.map((point, index) => (
          <PointFields
            key={point.id}
            point={point}
            index={index}
            last={index === edited.length - 1}
            error={missing.includes(point.id) ? m.guide.titleMissing : null}
            onChange={change}
            onMove={(by) => setEdited(moved(edited, index, by))}
            onRemove={() => setEdited(edited.filter(({ id }) => id !== point.id))}
          />
        ))}
        <Button icon={<Plus aria-hidden="true" />} onClick={() => setEdited([...edited, { id: newId<Id<'point'>>(systemRandom), title: '', hint: '' }])}>{m.guide.add}</Button>
      </Form>
    </Page>
  );
}

async function takeBack(undo: Command): Promise<void> {
  await engine().run(undo);
}
