import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useRoute } from 'wouter';
import { useLive } from '#app/live.ts';
import type { ContactId } from '#base/ids.ts';
import { useMessages } from '#messages/useMessages.ts';
import { TwoPanes } from '#ui/Page.tsx';
import { Skeleton } from '#ui/Progress.tsx';
import { ContactListPane } from './ContactListPane.tsx';
import { useWide } from '#ui/useWide.ts';

const ContactDetailPane = lazy(async () => ({ default: (await import('./ContactDetailPane.tsx')).ContactDetailPane }));

/** `/kontakte` and `/kontakte/:id`: the list and, beside or above it, the one that was picked. */
export function ContactsScreen(): ReactNode {
  const m = useMessages();
  const [matched, params] = useRoute('/kontakte/:id');
  const id = matched ? (params.id as ContactId) : null;
  const wide = useWide();
  const some = useLive((live) => live.rows.size > 0);
  const [pane, setPane] = useState<HTMLDivElement | null>(null);
  return (
    <TwoPanes
      listRef={setPane}
      list={<ContactListPane current={id} pane={wide ? pane : null} wide={wide} shown={wide || id === null} />}
      detail={id === null ? null : <Suspense fallback={<Skeleton rows={5} />}><ContactDetailPane key={id} id={id} /></Suspense>}
      hint={some ? m.contacts.list.pick : null}
    />
  );
}
