import type { CommitteeId, EditId } from '#base/ids.ts';
import type { Command, EditOf } from '#domain/command.ts';
import type { CommitteeField, CommitteeFields } from '#domain/committee.ts';
import type { committees } from '#messages/de/later/committees.ts';
import { isHttps } from './eventErrors.ts';

/** What a form began with: the values and, of a body on record, the heads on the screen then. */
export type CommitteeStart = { readonly id: CommitteeId; readonly form: CommitteeFields; readonly heads: Readonly<Record<CommitteeField, readonly EditId[]>> | null };
export type CommitteeErrors = Partial<Record<'name' | 'link' | 'form', string>>;

/** What a person has to mend before the form can be sent at all. */
export function missingIn({ name, link }: CommitteeFields, m: typeof committees): CommitteeErrors {
  const errors: CommitteeErrors = {};
  if (name.trim() === '') errors.name = m.errors.name;
  if (link.trim() !== '' && !isHttps(link.trim())) errors.link = m.errors.link;
  return errors;
}

/** The command that saves it; none where nothing changed. */
export function commandOf(form: CommitteeFields, { id, form: before, heads }: CommitteeStart): Command | null {
  const { standing: _, ...typed } = { ...form, name: form.name.trim(), link: form.link.trim() };
  if (heads === null) return { do: 'createCommittee', id, committee: typed };
  const fields = Object.keys(typed) as (keyof typeof typed)[];
  const edits = fields.filter((field) => typed[field] !== before[field]).map((field) => ({ field, value: typed[field], seen: heads[field] }) as EditOf<CommitteeFields>);
  return edits.length > 0 ? { do: 'editCommittee', id, edits } : null;
}
