import { deskCircle, TEAM, type AgreementId, type MemberId } from '#base/ids.ts';
import { accept, refuse } from '#base/result.ts';
import { agreedFields, agreementDefaults, isReached, type Agreement, type AgreementField, type AgreementFields, type AgreementStage } from './agreement.ts';
import { checkAgreementField, checkWhole } from './agreementChecks.ts';
import { changes, partsIn, type Change, type Wanted } from './change.ts';
import type { Command, EditOf } from './command.ts';
import type { Actor, Known } from './known.ts';
import type { Checked, Decided, Decision } from './refusal.ts';
import type { Plain, RestoredValue, Write } from './write.ts';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

/** First into one's own desk, then to the team that there is one, and whether an understanding was reached (D-140). */
export function beginAgreement(command: Of<'beginAgreement'>, known: Known, by: Actor): Decided {
  const { id, contact, mandate, fields } = command;
  if (!known.contact(contact)) return refuse('contact-unknown', contact);
  if (mandate !== null && known.mandate(mandate)?.contact !== contact) return refuse('mandate-unknown', mandate);
  const there = known.agreement(id);
  if (there) return there.contact === contact ? editAgreement({ do: 'editAgreement', id, desk: by.member, edits: editsTo(there, fields, known) }, known, by) : refuse('already-exists', id);
  const born: { [field: string]: Plain } = { contact, mandate };
  const nothing = { ...agreementDefaults, contact, signed: [], files: [] };
  for (const field of Object.keys(fields) as AgreementField[]) {
    const checked = checkAgreementField({ field, value: fields[field], seen: [] } as unknown as EditOf<AgreementFields>, nothing, known, by);
    if (!checked.ok) return checked;
    if (JSON.stringify(checked.value) !== JSON.stringify(agreementDefaults[field])) born[field] = checked.value;
  }
  const after = { ...nothing, ...born } as AgreementFields & typeof nothing;
  const whole = checkWhole(after, Object.keys(fields) as AgreementField[]);
  if (!whole.ok) return whole;
  const birth: Write = { make: 'birth', kind: 'agreement', id, born };
  return accept({ parts: [...partsIn(deskCircle(by.member), [birth]), ...partsIn(TEAM, understood({ id, desk: by.member, contact }, isReached(after), known, by))], undo: null });
}

/** By whoever has the desk: its member, Leitung, Kasse (D-141). A change of what was signed begins a new draft (D-146). */
export function editAgreement(command: Of<'editAgreement'>, known: Known, by: Actor): Decided {
  const found = agreementAt(command, known, by);
  if (!found.ok) return found;
  const agreement = found.value;
  const wanted: Wanted[] = [];
  for (const edit of command.edits) {
    const checked = checkAgreementField(edit, agreement, known, by);
    if (!checked.ok) return checked;
    wanted.push({ field: edit.field, value: checked.value, seen: edit.seen });
  }
  const writes = changes('agreement', command.id, wanted, known, by.random);
  const again = isDraftAgain(agreement, writes) ? changes('agreement', command.id, [{ field: 'stage', value: 'draft', seen: known.heads('agreement', command.id, 'stage') }], known, by.random) : [];
  const all = [...writes, ...again];
  const after: Agreement = { ...agreement, ...Object.fromEntries(all.map(({ field, value }) => [field, value])) };
  const whole = checkWhole(after, all.map(({ field }) => field as AgreementField));
  return whole.ok ? accept(inDesk(command, all, understood({ ...command, contact: agreement.contact }, isReached(after), known, by), known)) : whole;
}

/** The agreement, if it is there and this member's to write: of one's own desk, or Leitung's and Kasse's of any. */
export function agreementAt({ id, desk }: { readonly id: AgreementId; readonly desk: MemberId }, known: Known, by: Actor): Checked<Agreement> {
  const isTheirs = desk === by.member || (by.roles?.some((role) => role === 'lead' || role === 'treasurer') ?? false);
  if (!isTheirs) return refuse('not-your-role');
  const agreement = known.agreement(id);
  return agreement ? accept(agreement) : refuse('agreement-unknown', id);
}

/** What the team hears: that there is one, and whether an understanding was reached; nothing where it knows. */
export function understood({ id, desk, contact }: { readonly id: AgreementId; readonly desk: MemberId; readonly contact: string }, reached: boolean, known: Known, by: Actor): readonly Write[] {
  const there = known.understanding(id);
  if (!there) return [{ make: 'birth', kind: 'understanding', id, born: { contact, desk, ...(reached && { reached }) } }];
  return changes('understanding', id, [{ field: 'reached', value: reached, seen: known.heads('understanding', id, 'reached') }], known, by.random);
}

/** Undo of what was changed in a desk: values of the agreement go there, that of the understanding to the team. */
export function inDesk({ desk }: { readonly desk: MemberId }, changed: readonly Change[], told: readonly Write[], known: Known): Decision {
  const toldChanges = told.filter((write) => write.make === 'change');
  const values = [...changed, ...toldChanges].flatMap((write): readonly RestoredValue[] => {
    const before = known.value(write.kind, write.id, write.field);
    return before === undefined ? [] : [{ kind: write.kind, id: write.id, field: write.field, value: before, seen: [write.edit] }];
  });
  return { parts: [...partsIn(deskCircle(desk), changed), ...partsIn(TEAM, told)], undo: values.length > 0 ? { do: 'restore', values, desk } : null };
}

function isDraftAgain(agreement: Agreement, writes: readonly Change[]): boolean {
  const agreed: readonly string[] = agreedFields;
  return agreement.stage === 'signed' && writes.some(({ field }) => agreed.includes(field)) && !writes.some(({ field }) => field === 'stage');
}

/** Begun a second time, after the first broke off: what the form says by now. */
function editsTo(there: Agreement, fields: Partial<AgreementFields>, known: Known): readonly EditOf<AgreementFields>[] {
  const stays: AgreementStage = 'signed';
  const typed = (Object.keys(fields) as AgreementField[]).filter((field) => there.stage !== stays || field !== 'stage');
  return typed.map((field) => ({ field, value: fields[field], seen: known.heads('agreement', there.id, field) }) as EditOf<AgreementFields>);
}
