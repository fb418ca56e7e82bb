import type { ReactNode } from 'react';
import { eventImport } from '#messages/later/eventImport.ts';
import { refusalWords } from '#messages/refusalWords.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button, LinkButton } from '#ui/Button.tsx';
import { CardList, Row } from '#ui/Rows.tsx';
import { Section } from '#ui/Section.tsx';
import type { EventImportState } from './useEventImport.ts';
import css from './Import.module.css';

type Done = Extract<EventImportState, { at: 'done' }>;
type ImportResultProps = { readonly state: Done; readonly onResume: () => void; readonly onTakeBack: () => void; readonly onAgain: () => void };

/** What was written, what was not and why, how to go on, and how to take it back. */
export function ImportResult({ state, onResume, onTakeBack, onAgain }: ImportResultProps): ReactNode {
  const m = useTexts(eventImport);
  const words = m.done;
  const all = useMessages();
  const whole = state.rest.length === 0;
  const back = state.undoing === 'done';
  return (
    <>
      {back ? <Banner tone="here" live="status" title={words.takenBack} /> : (
        <Banner tone={whole ? 'here' : 'due'} live={state.failed ? 'alert' : 'status'} title={whole && state.before === state.total ? words.whole(state.before) : words.part(state.before, state.total)}>
          {whole ? <p>{words.here}</p> : state.failed ? <><p>{refusalWords(all, { refusal: state.failed })}</p><p>{words.failed}</p></> : <p>{words.stopped}</p>}
        </Banner>
      )}
      {state.undoing === 'failed' ? <Banner tone="late" live="alert">{words.notTakenBack}</Banner> : null}
      {state.refused.length > 0 && !back ? (
        <Section title={words.refused} count={state.refused.length}>
          <CardList label={words.refused}>{state.refused.map(({ item, why }) => <Row key={item.event.id} title={item.event.title} detail={refusalWords(all, { refusal: why })} />)}</CardList>
        </Section>
      ) : null}
      <div className={css.actions}>
        {whole || back ? <LinkButton kind="primary" wide href="/termine">{words.show}</LinkButton> : <Button kind="primary" wide onClick={onResume}>{words.resume}</Button>}
        {state.undo.length > 0 && !back ? <Button wide busy={state.undoing === 'now'} onClick={onTakeBack}>{words.takeBack}</Button> : null}
        <Button wide onClick={onAgain}>{m.done.again}</Button>
      </div>
    </>
  );
}
