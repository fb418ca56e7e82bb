import { accept, refuse, type Result } from '#base/result.ts';
import { pinRefusal } from '#seal/pin.ts';
import { isForFurtherDevice } from '#wire/inviteLink.ts';
import type { AppRefusal, FoundInput, JoinInput } from './api.ts';

/** What keeps out a thief with the disk for a while (see seal/RULES.md on Argon2id); spaces count. */
export const MIN_PASSPHRASE_LETTERS = 10;

/** Names without surrounding blanks, the code as typed; the passphrase is left exactly as it was typed. */
export function checkFounding(input: FoundInput): Result<FoundInput, AppRefusal> {
  const named = { ...input, code: input.code.trim(), spaceName: input.spaceName.trim(), ownName: input.ownName.trim() };
  if (named.spaceName === '' || named.ownName === '') return refuse('name-missing');
  return isLongEnough(named.passphrase) ? accept(named) : refuse('passphrase-too-short');
}

export function checkJoining(input: JoinInput): Result<JoinInput, AppRefusal> {
  const named = { ...input, ownName: input.ownName.trim() };
  if (named.ownName === '' && needsOwnName(input.link)) return refuse('name-missing');
  return isLongEnough(named.passphrase) ? accept(named) : refuse('passphrase-too-short');
}

/** Whether whoever joins by this link has to say their name: a further device's member has one. */
export function needsOwnName(link: string): boolean {
  return !isForFurtherDevice(link);
}

/** Whether a new passphrase has enough letters. */
export function isLongEnough(passphrase: string): boolean {
  return [...passphrase].length >= MIN_PASSPHRASE_LETTERS;
}

/** What is wrong with a new passphrase and its repetition, each in its own place. */
export function checkNewPassphrase(passphrase: string, again: string): { readonly passphrase: AppRefusal | null; readonly again: AppRefusal | null } {
  return { passphrase: isLongEnough(passphrase) ? null : 'passphrase-too-short', again: passphrase === again ? null : 'passphrases-differ' };
}

/** The same for a PIN. */
export function checkNewPin(pin: string, again: string): { readonly pin: AppRefusal | null; readonly again: AppRefusal | null } {
  return { pin: pinRefusal(pin), again: pin === again ? null : 'pins-differ' };
}
