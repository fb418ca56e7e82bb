import { useState, type ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { FileField } from '#ui/FileField.tsx';
import { Page } from '#ui/Page.tsx';
import { Progress } from '#ui/Progress.tsx';
import { Stack } from '#ui/Section.tsx';
import { Step } from '#ui/Step.tsx';
import { ColumnsStep } from './ColumnsStep.tsx';
import { ReportStep } from './ReportStep.tsx';
import { ResultStep } from './ResultStep.tsx';
import { startingTerms, type TypedTerms } from './TermsFields.tsx';
import { useImport, type ImportState } from './useImport.ts';

/** Contacts from a file: choose, name the columns, read the report, write. */
export function ImportScreen(): ReactNode {
  const m = useMessages();
  const steps = useImport();
  const [terms, setTerms] = useState<TypedTerms>(startingTerms);
  const { state } = steps;
  return (
    <Page title={m.imports.title} back="/kontakte">
      <Step at={state.at}>
        {state.at === 'choose' ? <ChooseStep state={state} onChoose={steps.choose} /> : null}
        {state.at === 'reading' ? <Progress label={m.imports.file.reading(state.file.name)} /> : null}
        {state.at === 'columns' ? (
          <ColumnsStep
            state={state}
            terms={terms}
            onTerms={setTerms}
            onColumn={(index, field) => steps.mapColumn(state, index, field)}
            onFormat={(options) => void steps.readAgain(state, options)}
            onCheck={(checked) => void steps.plan(state, checked)}
            onOther={steps.restart}
          />
        ) : null}
        {state.at === 'report' ? <ReportStep planned={state} onBack={() => steps.backToColumns(state)} onImport={(picked) => void steps.write(state, picked)} /> : null}
        {state.at === 'writing' ? <WritingStep state={state} onStop={steps.stop} /> : null}
        {state.at === 'done' ? <ResultStep state={state} onResume={() => void steps.resume(state.rest, state)} onAgain={steps.restart} /> : null}
      </Step>
    </Page>
  );
}

type At<Name extends ImportState['at']> = Extract<ImportState, { at: Name }>;

function ChooseStep({ state, onChoose }: { readonly state: At<'choose'>; readonly onChoose: (file: File) => Promise<void> }): ReactNode {
  const m = useMessages();
  const { refused } = state;
  return (
    <Stack>
      {refused ? <Banner tone="late" live="alert" title={refused.file}>{m.imports.refusedFile[refused.refusal]}</Banner> : null}
      <FileField label={m.imports.file.label} help={m.imports.file.help} onChoose={(file) => void onChoose(file)} />
    </Stack>
  );
}

function WritingStep({ state, onStop }: { readonly state: At<'writing'>; readonly onStop: () => void }): ReactNode {
  const m = useMessages();
  return (
    <Stack>
      <Progress label={m.imports.writing.progress(state.written, state.total)} value={state.written} max={state.total} />
      <Button busy={state.stopping} onClick={onStop}>{state.stopping ? m.imports.writing.stopping : m.imports.writing.stop}</Button>
    </Stack>
  );
}
