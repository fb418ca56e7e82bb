import { useState, type ReactNode } from 'react';
import { today } from '#app/clock.ts';
import type { MandateRow } from '#app/recruitingApi.ts';
import type { Act } from '#app/useActing.ts';
import type { LocalDate } from '#base/localDate.ts';
import { councilName } from '#messages/councilWords.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button } from '#ui/Button.tsx';
import { DateField } from '#ui/DateField.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Fields } from '#ui/Fields.tsx';

type EndProps = { readonly row: MandateRow; readonly act: Act };

/** Gives up a seat on a day, past or to come; it stays on record, and until undone or taken back it no longer counts from then on. */
export function EndMandate({ row, act }: EndProps): ReactNode {
  const m = useTexts(mandates);
  const [asking, setAsking] = useState(false);
  const put = (endedOn: LocalDate | null, said: string) => act({ do: 'editMandate', id: row.id, edits: [{ field: 'endedOn', value: endedOn, seen: row.heads.endedOn }] }, said);
  if (row.endedOn !== null) return <Button onClick={() => void put(null, m.done.reopened)}>{m.detail.reopen}</Button>;
  return (
    <>
      <Button aria-haspopup="dialog" onClick={() => setAsking(true)}>{m.detail.end}</Button>
      {asking ? <EndSheet row={row} onEnd={(day) => { setAsking(false); void put(day, m.done.ended); }} onClose={() => setAsking(false)} /> : null}
    </>
  );
}

function EndSheet({ row, onEnd, onClose }: { readonly row: MandateRow; readonly onEnd: (day: LocalDate) => void; readonly onClose: () => void }): ReactNode {
  const m = useTexts(mandates);
  const common = useMessages().common;
  const [day, setDay] = useState<LocalDate | null>(today());
  const [asked, setAsked] = useState(false);
  const end = () => (day ? onEnd(day) : setAsked(true));
  return (
    <Dialog open title={m.detail.endTitle(councilName(m, row))} onClose={onClose}>
      <Fields>
        <p>{m.detail.endText}</p>
        <DateField label={m.detail.endOn} value={day} today={today()} words={['today', 'yesterday']} error={asked && !day ? m.detail.endMissing : null} onChange={setDay} />
        <Button kind="primary" wide onClick={end}>{m.detail.endNow}</Button>
        <Button wide onClick={onClose}>{common.cancel}</Button>
      </Fields>
    </Dialog>
  );
}
