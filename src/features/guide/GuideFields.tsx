import { Plus } from 'lucide-react';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { now } from '#app/clock.ts';
import { systemRandom } from '#app/random.ts';
import { useDraft } from '#app/useDraft.ts';
import { newId, type Id } from '#base/ids.ts';
import { formatWhen } from '#messages/dates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Chip } from '#ui/Chip.tsx';
import { Form } from '#ui/Form.tsx';
import { Page } from '#ui/Page.tsx';
import { DRAFT_KIND, draftOf, type GuideDraft } from './guideDraft.ts';
import type { OpenGuide } from './GuideForm.tsx';
import { moved } from './guideForm.ts';
import { PointFields } from './PointFields.tsx';
import { useGuideSaving } from './useGuideSaving.ts';

type GuideFieldsProps = { readonly open: OpenGuide; readonly onFresh: () => void; readonly onDone: () => void };

/** The form itself: typing is kept as a draft; all points are one value, saved at once. */
export function GuideFields({ open, onFresh, onDone }: GuideFieldsProps): ReactNode {
  const m = useMessages();
  const formId = useId();
  const [edited, setEdited] = useState(open.points);
  const draft = useDraft(open.draftId, DRAFT_KIND, useMemo<GuideDraft | null>(() => (edited === open.points ? null : draftOf(open, edited, now())), [edited, open]));
  const saving = useGuideSaving({ of: open.of, seen: open.seen, draftId: open.draftId, draft, onDone });
  return (
    <Page
      title={m.guide.edit}
      back={onDone}
      chip={open.kept !== null || draft.state === 'kept' ? <Chip tone="here" busy={!draft.current}>{m.guide.draftHere}</Chip> : undefined}
      save={<Button kind="primary" wide type="submit" form={formId} busy={saving.busy}>{m.common.save}</Button>}
    >
      <p><strong>{m.guide.kinds[open.of]}</strong></p>
      <Form id={formId} onSubmit={() => void saving.save(edited)}>
        {open.kept === null ? <Banner tone="due">{m.guide.open}</Banner> : <Banner tone="here" action={<Button kind="plain" onClick={() => void draft.drop().then(onFresh)}>{m.guide.draftDrop}</Button>}>{m.guide.draftOf(formatWhen(open.kept))}</Banner>}
        {draft.state === 'failed' ? <Banner tone="late" live="status">{m.guide.draftNotKept}</Banner> : null}
        {saving.problem ? <Banner tone="late" live="alert" title={m.guide.notSaved}>{saving.problem}</Banner> : null}
        {edited.map((point, index) => (
          <PointFields
            key={point.id}
            point={point}
            index={index}
            last={index === edited.length - 1}
            error={saving.missing.includes(point.id) ? m.guide.titleMissing : null}
            onChange={(next) => {
              setEdited(edited.map((one) => (one.id === next.id ? next : one)));
              saving.forgive(next.id);
            }}
            onMove={(by) => setEdited(moved(edited, index, by))}
            onRemove={() => setEdited(edited.filter(({ id }) => id !== point.id))}
          />
        ))}
        <Button icon={<Plus aria-hidden="true" />} onClick={() => setEdited([...edited, { id: newId<Id<'point'>>(systemRandom), title: '', hint: '', link: '', answers: [] }])}>{m.guide.add}</Button>
      </Form>
    </Page>
  );
}
