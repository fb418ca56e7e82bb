import { Pencil } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { EventDetail } from '#app/calendarApi.ts';
import type { Act } from '#app/useActing.ts';
import type { LocalDate } from '#base/localDate.ts';
import { calendar } from '#messages/later/calendar.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { ConfirmDialog } from '#ui/Dialog.tsx';
import { cancelAll, cancelOne, dropOne, type Say } from './occurrenceActs.ts';
import { ScopeSheet } from './ScopeSheet.tsx';
import css from './Event.module.css';

type EventActsProps = { readonly detail: EventDetail; readonly at: LocalDate; readonly cancelled: boolean; readonly act: Act };
type Asking = 'edit' | 'cancel' | 'remove' | 'confirm-remove' | 'audience';

/** What can be done with it; of a series, with which of it is asked first. */
export function EventActs({ detail, at, cancelled, act }: EventActsProps): ReactNode {
  const m = useTexts(calendar);
  const [, navigate] = useLocation();
  const [asking, setAsking] = useState<Asking | null>(null);
  const { event } = detail;
  const series = event.repeats !== null;
  const say: Say = ([command, said]) => { setAsking(null); void act(command, said); };
  const edit = `/termine/${event.id}/bearbeiten`;
  const leave = async () => {
    setAsking(null);
    if (await act({ do: 'removeEvent', id: event.id, open: event.open }, m.done.removed(event.title))) navigate(`/termine?tag=${at}`);
  };
  const cancel = () => (series && event.standing === 'planned' ? setAsking('cancel') : say(cancelAll(m, detail, !cancelled)));
  const ask = (title: string, onOne: () => void, onAll: () => void, help?: string) => <ScopeSheet title={title} at={at} help={help} onOne={onOne} onAll={onAll} onClose={() => setAsking(null)} />;
  return (
    <>
      <div className={css.acts}>
        {series ? <Button kind="primary" icon={<Pencil aria-hidden="true" />} aria-haspopup="dialog" onClick={() => setAsking('edit')}>{m.detail.edit}</Button> : <LinkButton kind="primary" icon={<Pencil aria-hidden="true" />} href={edit}>{m.detail.edit}</LinkButton>}
        <Button onClick={series && cancelled && event.standing === 'planned' ? () => say(cancelOne(m, detail, at, false)) : cancel}>{cancelled ? m.detail.uncancel : m.detail.cancel}</Button>
        <Button onClick={() => setAsking('audience')} aria-haspopup="dialog">{event.open ? m.detail.withdraw : m.detail.publish}</Button>
        <Button kind="danger" aria-haspopup="dialog" onClick={() => setAsking(series ? 'remove' : 'confirm-remove')}>{m.detail.remove}</Button>
      </div>
      {asking === 'edit' ? ask(m.scope.editTitle, () => navigate(`${edit}?am=${at}`), () => navigate(edit)) : null}
      {asking === 'cancel' ? ask(m.scope.cancelTitle, () => say(cancelOne(m, detail, at, true)), () => say(cancelAll(m, detail, true)), m.detail.cancelHelp) : null}
      {asking === 'remove' ? ask(m.scope.removeTitle, () => say(dropOne(m, detail, at)), () => void leave(), m.scope.removeAllHelp) : null}
      <ConfirmDialog open={asking === 'confirm-remove'} title={m.removing.title} confirm={m.removing.confirm} danger onConfirm={() => void leave()} onClose={() => setAsking(null)}>{m.removing.text}</ConfirmDialog>
      <ConfirmDialog
        open={asking === 'audience'}
        title={event.open ? m.detail.withdrawTitle : m.detail.publishTitle}
        confirm={event.open ? m.detail.withdraw : m.detail.publish}
        onConfirm={() => say([{ do: event.open ? 'hideEvent' : 'publishEvent', id: event.id }, event.open ? m.done.withdrawn : m.done.published])}
        onClose={() => setAsking(null)}
      >
        {event.open ? m.detail.withdrawText : m.detail.publishText}
      </ConfirmDialog>
    </>
  );
}
