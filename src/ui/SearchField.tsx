import { Search } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { Hidden } from './Hidden.tsx';
import css from './SearchField.module.css';

type SearchFieldProps = { readonly label: string; readonly placeholder: string; readonly value: string; readonly onChange: (value: string) => void };

/** The search over a list; its label is read, the magnifier shown. */
export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps): ReactNode {
  const id = useId();
  return (
    <div className={css.search} role="search">
      <label htmlFor={id}><Hidden>{label}</Hidden>{magnifier}</label>
      <input id={id} type="search" value={value} placeholder={placeholder} autoComplete="off" spellCheck={false} enterKeyHint="search" onChange={(event) => onChange(event.target.value)} />
    </div>
  );
}

const magnifier = <Search aria-hidden="true" />;
