import { Users } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { useMessages } from '#messages/useMessages.ts';
import { Button, LinkButton } from '#ui/Button.tsx';
import { EmptyState, Stack } from '#ui/Section.tsx';
import { filterCount, noFilter } from './contactList.ts';
import { changeListView, useListView } from './listView.ts';

/** Before the first contact. */
export function NobodyYet(): ReactNode {
  const m = useMessages();
  const action = (
    <Stack>
      <LinkButton kind="primary" href="/kontakte/neu">{m.contacts.list.create}</LinkButton>
      <LinkButton href="/import">{m.contacts.list.import}</LinkButton>
    </Stack>
  );
  return <EmptyState icon={<Users aria-hidden="true" />} title={m.contacts.list.emptyTitle} action={action}>{m.contacts.list.empty}</EmptyState>;
}

/** Nothing matches: offers to create the person searched for, and to drop the filter where one is set. */
export function NobodyFound(): ReactNode {
  const m = useMessages();
  const [, navigate] = useLocation();
  const query = useListView((view) => view.query);
  const filter = useListView((view) => view.filter);
  const name = query.trim();
  const isName = /\p{L}/u.test(name);
  const filtered = filterCount(filter) > 0;
  const create = () => {
    changeListView({ newName: name });
    navigate('/kontakte/neu');
  };
  const action = (
    <Stack>
      {filtered ? <Button onClick={() => changeListView({ filter: noFilter })}>{m.contacts.filter.reset}</Button> : null}
      {isName ? <Button onClick={create}>{m.contacts.list.createNamed(name)}</Button> : null}
    </Stack>
  );
  return <EmptyState title={m.contacts.list.noMatchTitle} action={action}>{filtered ? m.contacts.list.noMatchFilter : m.contacts.list.noMatch}</EmptyState>;
}
