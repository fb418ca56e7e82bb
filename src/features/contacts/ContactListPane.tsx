import { useCallback, useRef, useState, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import type { ContactId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Page } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { AnsweredRows } from './AnsweredRows.tsx';
import { AssignBar } from './AssignBar.tsx';
import type { Answer } from './contactList.ts';
import { ListTools } from './ListTools.tsx';
import { NobodyYet } from './NoContacts.tsx';

type ListPaneProps = {
  readonly current: ContactId | null;
  readonly wide: boolean;
  /** What scrolls the list on a wide screen, once it is there. */
  readonly pane: HTMLElement | null;
  readonly shown: boolean;
};

/** The list of contacts with its search, filter and order. A letter typed renders the field and the rows anew, not what is around them. */
export function ContactListPane({ current, wide, pane, shown }: ListPaneProps): ReactNode {
  const m = useMessages();
  const some = useLive((live) => live.rows.size > 0);
  const opening = useLive((live) => live.status.opening);
  const [picked, setPicked] = useState<ReadonlySet<ContactId> | null>(null);
  const answer = useRef<Answer | null>(null);
  const pick = useCallback((id: ContactId) => setPicked((before) => before && toggled(before, id)), []);
  const select = useCallback((on: boolean) => setPicked(on ? new Set() : null), []);
  const keepAnswer = useCallback((shownNow: Answer) => { answer.current = shownNow; }, []);
  const bar = picked && <AssignBar picked={picked} answer={answer} onPick={setPicked} />;
  return (
    <Page title={m.contacts.title} save={bar}>
      {!some && !opening ? <NobodyYet /> : (
        <>
          <ListTools />
          {some ? <AnsweredRows current={current} pane={pane} placed={!wide || pane !== null} shown={shown} picked={picked} onPick={pick} onSelecting={select} onAnswer={keepAnswer} /> : <Skeleton rows={6} />}
        </>
      )}
    </Page>
  );
}

function toggled(picked: ReadonlySet<ContactId>, id: ContactId): ReadonlySet<ContactId> {
  const next = new Set(picked);
  if (!next.delete(id)) next.add(id);
  return next;
}
