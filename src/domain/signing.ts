import { newEditId, TEAM, deskCircle } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { accept, refuse } from '#base/result.ts';
import { agreedFields, figuresOf, type Agreement, type AgreementFile } from './agreement.ts';
import { agreementAt, understood } from './agreementRules.ts';
import { isFuture } from './calendar.ts';
import { changes, partsIn, samePlain } from './change.ts';
import type { Command } from './command.ts';
import type { Actor, Known } from './known.ts';
import type { Checked, Decided } from './refusal.ts';
import type { NewSigned, Signature } from './signed.ts';
import { checkName, checkText, limits } from './text.ts';
import type { Plain, Write } from './write.ts';

const FINGERPRINT = /^[0-9A-HJKMNP-TV-Z]{24}$/;

/**
 * The whole signed version as one value, and the stage with it (D-145): before it there is the draft, after it the complete version. What is signed is what the agreement says:
 * refused where that changed meanwhile or stands side by side.
 */
export function signAgreement(command: Extract<Command, { do: 'signAgreement' }>, known: Known, by: Actor): Decided {
  const { id, desk } = command;
  const found = agreementAt(command, known, by);
  if (!found.ok) return found;
  const agreement = found.value;
  const tell = understood({ id, desk, contact: agreement.contact }, true, known, by);
  if (agreement.signed.some((one) => one.id === command.signed.id)) return accept({ parts: partsIn(TEAM, tell), undo: null });
  const added = filesToAdd(command.files ?? [], agreement, by);
  if (!added.ok) return added;
  const checked = checkSigned(command.signed, { ...agreement, files: [...agreement.files, ...(command.files ?? [])] }, by);
  if (!checked.ok) return checked;
  const number = 1 + Math.max(0, ...agreement.signed.map((one) => one.number));
  const value = { ...checked.value, number } as unknown as Plain;
  const signed: Write = { make: 'append', kind: 'agreement', id, edit: newEditId(by.random), field: 'signed', value };
  // Of an older number nothing is to be chosen any more; the stage turns under everybody's eyes.
  const stage = changes('agreement', id, [{ field: 'stage', value: 'signed', seen: known.heads('agreement', id, 'stage') }], known, by.random);
  return accept({ parts: [...partsIn(deskCircle(desk), [...added.value, signed, ...stage]), ...partsIn(TEAM, tell)], undo: null });
}

export function attachFile({ id, desk, file }: Extract<Command, { do: 'attachFile' }>, known: Known, by: Actor): Decided {
  const found = agreementAt({ id, desk }, known, by);
  if (!found.ok) return found;
  const added = filesToAdd([file], found.value, by);
  return added.ok ? accept({ parts: partsIn(deskCircle(desk), added.value), undo: null }) : added;
}

/** Those the agreement does not name yet; its key and hashes are all that tells a file's chunks. */
function filesToAdd(files: readonly AgreementFile[], agreement: Agreement, by: Actor): Checked<readonly Write[]> {
  const fresh = files.filter(({ id }) => !agreement.files.some((one) => one.id === id));
  if (agreement.files.length + fresh.length > limits.files) return refuse('too-many', String(limits.files));
  if (!fresh.every(isFile)) return refuse('value-unknown', 'file');
  return accept(fresh.map(({ id, key, type, bytes, chunks }): Write => ({ make: 'append', kind: 'agreement', id: agreement.id, edit: newEditId(by.random), field: 'files', value: { id, key, type, bytes, chunks } })));
}

function isFile({ id, key, type, bytes, chunks }: AgreementFile): boolean {
  const words = [id, key, ...chunks];
  return words.every((word) => /^[A-Za-z0-9_-]{1,64}$/.test(word)) && type.length <= limits.tag && Number.isSafeInteger(bytes) && bytes > 0 && chunks.length > 0 && chunks.length <= limits.chunks;
}

function checkSigned(signed: NewSigned, agreement: Agreement, by: Actor): Checked<NewSigned> {
  if (parseLocalDate(signed.on) === null) return refuse('date-unreadable', signed.on);
  if (isFuture(signed.on, by.today)) return refuse('date-in-future', signed.on);
  const unsettled = agreement.unsettled.find((field) => (agreedFields as readonly string[]).includes(field));
  if (unsettled) return refuse('not-settled', unsettled);
  const figures = figuresOf(agreement);
  if (!figures) return refuse('rate-missing');
  if (!samePlain(figures as unknown as Plain, signed.figures as unknown as Plain) || signed.terms !== agreement.terms) return refuse('changed-meanwhile');
  if (signed.lines.length === 0 || signed.lines.length > limits.lines || !FINGERPRINT.test(signed.fingerprint)) return refuse('value-unknown', 'lines');
  for (const line of signed.lines) {
    const text = checkText(line, limits.section, 'lines');
    if (!text.ok) return text;
  }
  const holder = checkSignature(signed.holder, agreement);
  if (!holder.ok) return holder;
  const association = checkSignature(signed.association, agreement);
  if (!association.ok) return association;
  const { id, on, lines, terms, fingerprint } = signed;
  return accept({ id, on, lines, figures, terms, holder: holder.value, association: association.value, fingerprint });
}

function checkSignature({ name: typed, how }: Signature, { files }: Agreement): Checked<Signature> {
  const name = checkName(typed);
  if (!name.ok) return name;
  if (how.by === 'paper') {
    const missing = how.files.find((id) => !files.some((file) => file.id === id));
    return missing === undefined ? accept({ name: name.value, how: { by: 'paper', files: how.files } }) : refuse('file-unknown', missing);
  }
  if (how.by === 'typed') return accept({ name: name.value, how: { by: 'typed' } });
  const points = how.strokes.flat();
  if (points.length === 0) return refuse('signature-missing');
  if (points.length > limits.strokes) return refuse('too-many', String(limits.strokes));
  const isWhole = points.every((one) => Number.isSafeInteger(one) && one >= 0 && one <= 10_000) && Number.isSafeInteger(how.aspect) && how.aspect > 0;
  return isWhole ? accept({ name: name.value, how: { by: 'glass', aspect: how.aspect, strokes: how.strokes } }) : refuse('value-unknown', 'strokes');
}
