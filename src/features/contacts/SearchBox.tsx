import { Search } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Hidden } from '#ui/Hidden.tsx';
import { useMessages } from '#messages/useMessages.ts';
import css from './ContactList.module.css';

/** The search over all contacts; its label is read, the magnifier shown. */
export function SearchBox({ value, onChange }: { readonly value: string; readonly onChange: (query: string) => void }): ReactNode {
  const m = useMessages();
  const id = useId();
  return (
    <div className={css.search} role="search">
      <label htmlFor={id}><Hidden>{m.common.search}</Hidden><Search aria-hidden="true" /></label>
      <input id={id} type="search" value={value} placeholder={m.contacts.list.searchHint} autoComplete="off" spellCheck={false} enterKeyHint="search" onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}
