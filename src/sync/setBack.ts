import type { DeviceId, SpaceId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { RosterOffer, RosterRefusal } from '#wire/messages.ts';
import type { KeyObject } from '#wire/signing.ts';
import { expectOf, type DialogueRefusal } from './dialogue.ts';
import { prove, pullInvited, type Invited } from './joining.ts';
import type { OpenChannel, Timer } from './ports.ts';

/** A short conversation of a device that may write no more, since its numbers are used up: it follows no log, but is still on the roster. */
export type SetBackTalk = {
  /** The roster and the wraps for this device, as they belong together now. */
  invited(): Promise<Result<Invited, DialogueRefusal>>;
  append(offer: RosterOffer): Promise<Result<null, RosterRefusal | DialogueRefusal>>;
  close(): void;
};

/** `not-proven` where the hub knows no such device any more. */
export async function talkSetBack(open: OpenChannel, timer: Timer, space: SpaceId, device: { readonly id: DeviceId; readonly sign: KeyObject }): Promise<Result<SetBackTalk, RosterRefusal | DialogueRefusal>> {
  const proven = await prove(open, timer, 'device', space, device);
  if (!proven.ok) return proven;
  const dialogue = proven.value;
  return accept({
    invited: () => pullInvited(dialogue),
    async append(offer) {
      dialogue.send({ is: 'append-roster', offer });
      const answer = await expectOf(dialogue, 'roster-accepted', 'roster-refused');
      if (!answer.ok) return answer;
      return answer.value.is === 'roster-accepted' ? accept(null) : refuse(answer.value.refusal);
    },
    close: () => dialogue.close(),
  });
}
