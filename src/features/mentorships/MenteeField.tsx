import { useMemo, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useLive } from '#app/live.ts';
import { usePlaceName } from '#app/places.ts';
import type { ContactId } from '#base/ids.ts';
import { mentorships as texts } from '#messages/later/mentorships.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { ComboField } from '#ui/ComboField.tsx';

type MenteeFieldProps = { readonly value: ContactId | null; readonly error: string | null; readonly onChange: (mentee: ContactId | null) => void };

/** One of the contacts by typing; those who declined are not asked again. */
export function MenteeField({ value, error, onChange }: MenteeFieldProps): ReactNode {
  const [m, words] = [useTexts(texts).new, useMessages()];
  const rows = useLive((live) => live.rows);
  const placeOf = usePlaceName();
  const items = useMemo(
    () => [...rows.values()].filter((row) => row.stage !== 'declined').map((row) => ({ id: row.id as string, label: row.name, detail: [placeOf(row.municipality), words.contacts.stages[row.stage]].filter(Boolean).join(' · ') })),
    [rows, placeOf, words],
  );
  const help = <>{m.noContact} <Link href="/kontakte/neu">{m.createContact}</Link></>;
  return <ComboField label={m.mentee} placeholder={m.menteeHint} help={value === null ? help : undefined} items={items} value={value} error={error} onChange={(id) => onChange(id as ContactId | null)} />;
}
