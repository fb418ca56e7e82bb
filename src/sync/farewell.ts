import type { Bytes } from '#base/bytes.ts';
import type { DeviceId, SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { signHello } from '#wire/hello.ts';
import { MAX_MAIL_BYTES, MAX_MAILS } from '#wire/limits.ts';
import type { KeyObject } from '#wire/signing.ts';
import { signErased } from '#wire/statements.ts';
import { expectOf, openDialogue, type Dialogue, type DialogueRefusal } from './dialogue.ts';
import type { OpenChannel, Timer } from './ports.ts';
import { pullRosterFrom } from './rosterPages.ts';

/** A village's uplink needs a while for one mail. */
const PATIENCE_MS = 60_000;

/** A removed device: its own key still proves who it is. `rosterLength`: how much of the roster it holds. */
export type Departing = { readonly space: SpaceId; readonly device: DeviceId; readonly signKey: KeyObject; readonly rosterLength: number };

/** The last a removed device has to do with its hub. All of it may be told again on another connection, wherever one broke off. */
export type Farewell = {
  /** The roster from this entry on, up to and including the one that removed the device: to be verified before anything is believed. */
  roster(from?: number): Promise<Result<readonly Bytes[], DialogueRefusal>>;
  /**
   * Leaves these mails with the hub as 1 to n of n; ok once it has all of them on disk. They are sealed with randomness, so
   * the very bytes are kept until then: `mail-differs` where the hub holds others under a number, or of another count.
   * `too-large`: more than 128, or one beyond 200 KiB.
   */
  put(mails: readonly Bytes[]): Promise<Result<null, DialogueRefusal | 'mail-differs' | 'too-large'>>;
  /** Says, signed, that nothing is left on the device; ok once the hub keeps it. */
  erased(): Promise<Result<null, DialogueRefusal>>;
  close(): void;
};

/**
 * Takes leave of the hub. `hub-refused` (4403): for this hub the device belongs; `not-proven`: it never knew the device.
 */
export async function farewellAt(open: OpenChannel, timer: Timer, departing: Departing): Promise<Result<Farewell, DialogueRefusal>> {
  const { space, device, signKey, rosterLength } = departing;
  const opened = await openDialogue(open, timer, 'farewell', space);
  if (!opened.ok) return opened;
  const { dialogue, nonce } = opened.value;
  dialogue.send({ is: 'prove', id: device, signature: await signHello(space, 'farewell', nonce, signKey) });
  const welcome = await expectOf(dialogue, 'welcome');
  if (!welcome.ok) {
    dialogue.close();
    return welcome;
  }
  return accept({
    roster: (from = rosterLength) => pullRosterFrom(dialogue, from),
    put: (mails) => putAll(dialogue, mails),
    erased: async () => {
      dialogue.send({ is: 'erased', signature: await signErased({ space, device }, signKey) });
      const kept = await expectOf(dialogue, 'erased-kept');
      return kept.ok ? accept(null) : kept;
    },
    close: () => dialogue.close(),
  });
}

async function putAll(dialogue: Dialogue, mails: readonly Bytes[]): Promise<Result<null, DialogueRefusal | 'mail-differs' | 'too-large'>> {
  if (mails.length > MAX_MAILS || mails.some(({ length }) => length > MAX_MAIL_BYTES)) return refuse('too-large');
  for (const [index, bytes] of mails.entries()) {
    dialogue.send({ is: 'put-mail', number: index + 1, of: mails.length, bytes });
    const answer = await dialogue.next(PATIENCE_MS);
    if (!answer.ok) return answer;
    if (answer.value.is === 'mail-refused') return refuse('mail-differs');
    if (answer.value.is !== 'mail-kept') return refuse('hub-refused', 'unexpected answer');
  }
  return accept(null);
}
