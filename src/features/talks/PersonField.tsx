import { useDeferredValue, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react';
import type { ContactRow } from '#app/api.ts';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Field } from '#ui/Field.tsx';
import { Hidden } from '#ui/Hidden.tsx';
import { NewPerson } from './NewPerson.tsx';
import { likelyPeople, searchPeople, type Suggested } from './people.ts';
import type { TalkPartProps } from './talkPart.ts';
import css from './Talk.module.css';

const nobody: Suggested = { shown: [], more: 0 };

/** Whom the talk was with: letters, then one tap on a name below; a name nobody has yet becomes a new person. */
export function PersonField({ form: { person }, editing, change, errors }: TalkPartProps): ReactNode {
  const m = useMessages().talks;
  const rows = useLive((live) => live.rows);
  const self = useLive((live) => (live.session.at === 'unlocked' ? live.session.self : null));
  const picked = useRef<HTMLDivElement>(null);
  const typed = person.at === 'searching' ? person.text : person.at === 'known' ? (rows.get(person.id)?.name ?? person.name) : person.name;
  const query = useDeferredValue(person.at === 'searching' ? person.text.trim() : null);
  const found = useMemo(() => (query === null ? nobody : query === '' ? likelyPeople(rows.values(), self) : searchPeople(rows.values(), query)), [rows, query, self]);
  // A consent belongs to one person: it does not go over to the next one picked.
  const type = (text: string) => change(person.at === 'new' ? { person: { ...person, name: text } } : { person: { at: 'searching', text }, consent: null });
  const settle = (next: typeof person) => {
    change({ person: next, consent: null });
    requestAnimationFrame(() => picked.current?.focus({ preventScroll: true }));
  };
  const pick = ({ id, name }: ContactRow) => settle({ at: 'known', id, name });
  const pickFirst = (event: KeyboardEvent) => {
    const first = query ? found.shown[0] : undefined;
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || person.at !== 'searching' || !first) return;
    event.preventDefault();
    pick(first);
  };
  return (
    <div role="presentation" onKeyDown={pickFirst}>
      <Field label={m.contact} value={typed} placeholder={m.contactHint} error={errors.contact ?? null} autoComplete="off" enterKeyHint="next" autoFocus={person.at === 'searching'} onChange={type} />
      <div ref={picked} tabIndex={-1} className={css.picked}>
        {person.at === 'known' ? <KnownPerson row={rows.get(person.id)} /> : null}
        {person.at === 'new' ? <NewPerson person={person} errors={errors} onChange={(next) => change({ person: next })} onBack={() => change({ person: { at: 'searching', text: person.name }, consent: null })} /> : null}
      </div>
      {person.at === 'searching' ? (
        <Suggestions found={found} query={query ?? ''} onPick={pick} onCreate={editing ? null : (name) => settle({ at: 'new', name, phone: '', municipality: null, municipalityText: '' })} />
      ) : null}
    </div>
  );
}

function KnownPerson({ row }: { readonly row: ContactRow | undefined }): ReactNode {
  const m = useMessages();
  const placeOf = usePlaceName();
  return row ? <p className={css.state}>{[placeOf(row.municipality), m.contacts.stages[row.stage]].filter(Boolean).join(' · ')}</p> : null;
}

type SuggestionsProps = { readonly found: Suggested; readonly query: string; readonly onPick: (row: ContactRow) => void; readonly onCreate: ((name: string) => void) | null };

/** The names as buttons in the page: no list floats over the keyboard, and a thumb reaches them. */
function Suggestions({ found, query, onPick, onCreate }: SuggestionsProps): ReactNode {
  const m = useMessages();
  const placeOf = usePlaceName();
  const { shown, more } = found;
  return (
    <div className={css.suggestions}>
      <p role="status" className={css.status}><Hidden>{query === '' ? '' : shown.length === 0 ? m.talks.foundNone : m.talks.found(shown.length + more)}</Hidden></p>
      {query === '' && shown.length > 0 ? <p className={css.state}>{m.talks.likely}</p> : null}
      <ul role="list" className={css.people}>
        {shown.map((row) => (
          <li key={row.id}>
            <button type="button" className={css.person} onClick={() => onPick(row)}>
              <span className={css.name}>{row.name}</span>{' '}
              <span className={css.state}>{[placeOf(row.municipality), m.contacts.stages[row.stage]].filter(Boolean).join(' · ')}</span>
            </button>
          </li>
        ))}
        {onCreate && query !== '' ? <li><button type="button" className={css.person} onClick={() => onCreate(query)}><span className={css.name}>{m.talks.createNamed(query)}</span></button></li> : null}
      </ul>
      {more > 0 ? <p className={css.state}>{m.talks.more(more)}</p> : null}
    </div>
  );
}
