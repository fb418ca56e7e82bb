import { useMemo, useState, type ReactNode } from 'react';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import type { ContactId } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import type { Talk } from '#domain/talk.ts';
import { useMessages } from '#messages/useMessages.ts';
import { Button } from '#ui/Button.tsx';
import { ComboField } from '#ui/ComboField.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { Fields } from '#ui/Fields.tsx';

type MoveTalkProps = { readonly talk: Talk; readonly act: (command: Command, said?: string) => Promise<boolean>; readonly onClose: () => void };

/** Picks whom a talk belongs to. */
export function MoveTalk({ talk, act, onClose }: MoveTalkProps): ReactNode {
  const m = useMessages().contacts;
  const rows = useLive((live) => live.rows);
  const placeOf = usePlaceName();
  const [to, setTo] = useState<string | null>(null);
  const [error, setError] = useState<string | null>(null);
  const items = useMemo(
    () => [...rows.values()].filter((row) => row.id !== talk.contact).map((row) => ({ id: row.id as string, label: row.name, detail: placeOf(row.municipality), search: row.haystack })),
    [rows, talk.contact, placeOf],
  );
  const move = async () => {
    const target = rows.get(to as ContactId);
    if (!target) return setError(m.story.moveMissing);
    if (await act({ do: 'moveTalk', id: talk.id, to: target.id }, m.story.moved(target.name))) onClose();
  };
  return (
    <Dialog open title={m.story.moveTitle} onClose={onClose}>
      <Fields>
        <p>{m.story.moveHelp}</p>
        <ComboField label={m.story.moveTo} items={items} value={to} error={error} onChange={(id) => { setTo(id); setError(null); }} />
        <Button kind="primary" onClick={() => void move()}>{m.story.move}</Button>
      </Fields>
    </Dialog>
  );
}
