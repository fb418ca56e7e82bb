import { useState, type ReactNode } from 'react';
import { eventImport } from '#messages/later/eventImport.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { Section, Stack } from '#ui/Section.tsx';
import { Form } from '#ui/Form.tsx';
import { Tick } from '#ui/Ticks.tsx';
import { AudienceField } from './AudienceField.tsx';
import { CommitteeField } from './CommitteeField.tsx';
import { countLines } from './importCounts.ts';
import { LeftOutLines, PlannedLines } from './ImportLists.tsx';
import { planOf, type Chosen, type Preview } from './useEventImport.ts';
import css from './Import.module.css';

type ImportPreviewProps = {
  readonly preview: Preview;
  /** Why nothing was written at the last try. */
  readonly failed: string | null;
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
  readonly onImport: () => Promise<void>;
  readonly onOther: () => void;
};

type Missing = { readonly open?: string; readonly committee?: string };

/** What will be written and what will not, before anything is; who sees the new ones is chosen, never assumed. */
export function ImportPreview({ preview, failed, chosen, onChange, onImport, onOther }: ImportPreviewProps): ReactNode {
  const m = useTexts(eventImport);
  const all = useMessages();
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState<Missing>({});
  const plan = planOf(preview, chosen, null);
  const news = plan.planned.filter(({ is }) => is === 'new').length;
  const submit = async (): Promise<void> => {
    const lacks = news > 0 ? lacking(m.errors, chosen) : {};
    setMissing(lacks);
    if (Object.keys(lacks).length > 0) return;
    setBusy(true);
    await onImport();
    setBusy(false);
  };
  const change = (part: Partial<Chosen>): void => {
    setMissing({});
    onChange({ ...chosen, ...part });
  };
  return (
    <Form onSubmit={() => void submit()}>
      {failed ? <Banner tone="late" live="alert">{refusalWords(all, { refusal: failed })}</Banner> : null}
      <Section title={preview.read.name === '' ? preview.file : preview.read.name}>
        <Stack>
          <div className={css.counts} role="status">{countLines(m, plan).map((line) => <p key={line}>{line}</p>)}</div>
          <p className={css.soft}>{m.neverRead}</p>
        </Stack>
      </Section>
      {news > 0 || plan.untouched.past.length > 0 ? <NewOnes some={news > 0} calledAs={preview.read.name} chosen={chosen} missing={missing} change={change} /> : null}
      <PlannedLines planned={plan.planned} />
      <LeftOutLines leftOut={preview.read.leftOut} untouched={plan.untouched} />
      <div className={css.actions}>
        {plan.planned.length > 0 ? <Button kind="primary" wide type="submit" busy={busy}>{m.submit}</Button> : null}
        <Button wide onClick={onOther}>{m.other}</Button>
      </div>
    </Form>
  );
}

/** What has to be said of new events before they are written. */
function lacking(errors: Required<Missing>, { open, whose }: Chosen): Missing {
  return {
    ...(open === null ? { open: errors.open } : {}),
    ...(whose.at === 'new' && whose.name.trim() === '' ? { committee: errors.committee } : {}),
  };
}

type NewOnesProps = {
  /** There are new events, and not only past ones that could be. */
  readonly some: boolean;
  /** The file's own name for its calendar. */
  readonly calledAs: string;
  readonly chosen: Chosen;
  readonly missing: Missing;
  readonly change: (part: Partial<Chosen>) => void;
};

function NewOnes({ some, calledAs, chosen, missing, change }: NewOnesProps): ReactNode {
  const m = useTexts(eventImport);
  /** A body that is made for a calendar is mostly called as it is. */
  const changeWhose = ({ whose }: Pick<Chosen, 'whose'>): void => change({ whose: whose.at === 'new' && chosen.whose.at !== 'new' ? { at: 'new', name: calledAs } : whose });
  return (
    <Section title={m.newOnes}>
      <Stack>
        {some ? <AudienceField words={m.audience} form={chosen} change={change} errors={missing} /> : null}
        {some ? <CommitteeField form={chosen} change={changeWhose} errors={missing} /> : null}
        <Tick label={m.past} help={m.pastHelp} checked={chosen.past} onChange={(past) => change({ past })} />
      </Stack>
    </Section>
  );
}
