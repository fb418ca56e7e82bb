import * as Y from 'yjs';
import { TEAM, type MemberId, type Random } from '#base/ids.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites } from '#doc/records.ts';
import type { Command } from '#domain/command.ts';
import { decide } from '#domain/decide.ts';
import { importEpochKey, sealBody } from '#seal/body.ts';
import type { DeviceKeys } from '#seal/deviceKeys.ts';
import { signEntry, type Entry } from '#wire/entry.ts';
import { packPayload } from '#wire/payload.ts';
import { writesOf } from '../support/decided.ts';
import type { Association } from '../support/rosterActs.ts';
import { sampleDay } from '../support/sampleData.ts';

/** A device in one writing session: a document of its own, and entries sealed and signed as the app does. */
export type Writer = {
  /** What the commands change, one update each. Throws where one is refused. */
  decide(commands: readonly Command[]): readonly Uint8Array[];
  /** The next entry; the first of a session announces its Yjs client. */
  seal(update: Uint8Array, announces: boolean): Promise<Entry>;
  /** The commands as entries, one each. */
  write(commands: readonly Command[]): Promise<Entry[]>;
  count(): number;
};

export async function newWriter({ roster: { space }, teamKey }: Association, keys: DeviceKeys, member: MemberId, random: Random): Promise<Writer> {
  const key = await importEpochKey(teamKey);
  const doc = new Y.Doc();
  // 40 bits, as long as the app's own.
  doc.clientID = random(5).reduce((number, byte) => number * 256 + byte, 0);
  const known = knownFrom(doc);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  let number = 0;
  let at = Date.now();
  const seal: Writer['seal'] = async (update, announces) => {
    number += 1;
    const header = { circle: TEAM, epoch: 1, author: keys.id, number };
    const payload = await packPayload({ announces: announces ? [doc.clientID] : [], update: new Uint8Array(update) });
    return signEntry(space, header, await sealBody(key, space, header, payload, random), keys.sign);
  };
  const change: Writer['decide'] = (commands) => {
    for (const command of commands) {
      at += 1;
      const decided = decide(command, known, { member, at, today: sampleDay, random });
      if (!decided.ok) throw new Error(`${command.do}: ${decided.refusal} ${decided.detail ?? ''}`);
      applyWrites(doc, writesOf(decided.value), { member, at }, 'bench');
    }
    return updates.splice(0);
  };
  return { decide: change, seal, count: () => number, write: async (commands) => Promise.all(change(commands).map((update) => seal(update, number === 0))) };
}
