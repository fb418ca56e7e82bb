import { useState, type ReactNode } from 'react';
import { eventImport } from '#messages/later/eventImport.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';
import { FileField } from '#ui/FileField.tsx';
import { Page } from '#ui/Page.tsx';
import { Progress } from '#ui/Progress.tsx';
import { Stack } from '#ui/Section.tsx';
import { Step } from '#ui/Step.tsx';
import { ImportPreview } from './ImportPreview.tsx';
import { ImportResult } from './ImportResult.tsx';
import { useEventImport, type Chosen, type EventImportState } from './useEventImport.ts';

const nothingChosen: Chosen = { open: null, whose: { at: 'own' }, past: false };

/** `/termine/import`: events from a calendar file: choose, look, write. */
export function EventImportScreen(): ReactNode {
  const m = useTexts(eventImport);
  const steps = useEventImport();
  const [chosen, setChosen] = useState(nothingChosen);
  const { state } = steps;
  return (
    <Page title={m.title} back="/termine">
      <Step at={state.at}>
        {state.at === 'choose' ? <ChooseStep state={state} onChoose={steps.choose} /> : null}
        {state.at === 'reading' ? <Progress label={m.reading(state.file)} /> : null}
        {state.at === 'preview' ? <ImportPreview preview={state.preview} failed={state.failed} chosen={chosen} onChange={setChosen} onImport={() => steps.write(state.preview, chosen)} onOther={steps.restart} /> : null}
        {state.at === 'writing' ? <WritingStep state={state} onStop={steps.stop} /> : null}
        {state.at === 'done' ? <ImportResult state={state} onResume={() => void steps.resume(state.rest, state)} onTakeBack={() => void steps.takeBack(state)} onAgain={steps.restart} /> : null}
      </Step>
    </Page>
  );
}

type At<Name extends EventImportState['at']> = Extract<EventImportState, { at: Name }>;

function ChooseStep({ state: { refused }, onChoose }: { readonly state: At<'choose'>; readonly onChoose: (file: File) => Promise<void> }): ReactNode {
  const m = useTexts(eventImport);
  return (
    <Stack>
      {refused ? <Banner tone="late" live="alert" title={refused.file}>{m.refused[refused.refusal]}</Banner> : null}
      <p>{m.intro}</p>
      <FileField label={m.choose} help={m.chooseHelp} onChoose={(file) => void onChoose(file)} />
    </Stack>
  );
}

function WritingStep({ state, onStop }: { readonly state: At<'writing'>; readonly onStop: () => void }): ReactNode {
  const m = useTexts(eventImport);
  return (
    <Stack>
      <Progress label={m.writing(state.written, state.total)} value={state.written} max={state.total} />
      <Button busy={state.stopping} onClick={onStop}>{state.stopping ? m.stopping : m.stop}</Button>
    </Stack>
  );
}
