import { accept, refuse, type Result } from '#base/result.ts';
import type { JoiningRow } from '#store/database.ts';
import { parseInviteLink } from '#wire/inviteLink.ts';
import type { AppRefusal } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { heldByLink, heldByWords, type InviteHeld } from './inviteHeld.ts';
import { joinSpace, resumeJoining, type JoinAttempts } from './joining.ts';
import { sayNames } from './joinNames.ts';
import type { Lifecycle } from './lifecycle.ts';
import type { Named } from './naming.ts';
import type { SheetInHand } from './recoveryApi.ts';

type Wish = { readonly sheet: SheetInHand; readonly passphrase: string; readonly named: Named };

/** Joins by an invite's link or a sheet, shows the app and says the names. */
export async function comeIn(deps: EngineDeps, life: Lifecycle, attempts: JoinAttempts, { sheet, ...wish }: Wish): Promise<Result<null, AppRefusal>> {
  const held = await heldOf(sheet);
  return held.ok ? enter(deps, life, await joinSpace(deps, life.lease(), attempts, { ...wish, held: held.value })) : held;
}

/** Finishes what an earlier start began; a wrong passphrase counts as a try. */
export async function goOn(deps: EngineDeps, life: Lifecycle, row: JoiningRow, passphrase: string): Promise<Result<null, AppRefusal>> {
  const secret = { kind: 'passphrase', passphrase } as const;
  return enter(deps, life, await life.guarded(secret, () => resumeJoining(deps, life.lease(), row, secret)));
}

async function enter(deps: EngineDeps, life: Lifecycle, made: Result<Unlocked, AppRefusal>): Promise<Result<null, AppRefusal>> {
  if (!made.ok) return made;
  const open = await life.enter(made.value);
  return (await sayNames(deps, life.lease(), open)) ? accept(null) : refuse('not-saved');
}

async function heldOf(sheet: SheetInHand): Promise<Result<InviteHeld, AppRefusal>> {
  if ('code' in sheet) return accept(await heldByWords(sheet.code));
  const link = parseInviteLink(sheet.link);
  return link.ok ? accept(heldByLink(link.value)) : link;
}
