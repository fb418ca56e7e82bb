import { accept, refuse, type Result } from '#base/result.ts';
import type { RosterOffer, RosterRefusal } from '#wire/messages.ts';
import { expectOf, openDialogue, type DialogueRefusal } from './dialogue.ts';
import type { OpenChannel, Timer } from './ports.ts';

/** Founds a space at the hub with a founding code; `ok` means the hub committed it. */
export async function foundAtHub(open: OpenChannel, timer: Timer, code: string, offer: RosterOffer): Promise<Result<null, RosterRefusal | DialogueRefusal>> {
  const opened = await openDialogue(open, timer, 'found', null);
  if (!opened.ok) return opened;
  const { dialogue } = opened.value;
  dialogue.send({ is: 'found', code, offer });
  const answer = await expectOf(dialogue, 'roster-accepted', 'roster-refused');
  dialogue.close();
  if (!answer.ok) return answer;
  return answer.value.is === 'roster-accepted' ? accept(null) : refuse(answer.value.refusal);
}
