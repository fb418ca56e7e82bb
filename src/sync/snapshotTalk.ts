import { concatBytes, type Bytes } from '#base/bytes.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import { MAX_SNAPSHOT_PARTS, STAGED_BYTES } from '#wire/limits.ts';
import { splitSnapshot } from '#wire/snapshot.ts';
import { inLanes } from './lanes.ts';
import type { Log } from './ports.ts';
import type { Ask } from './questions.ts';

/**
 * Puts a snapshot for the epoch that is to be opened, part by part; ok once the hub has each on disk. `refused`: the hub
 * would not (the epoch is open already, the device may not open it), or it is more than a hub stages (64 MiB).
 */
export async function putSnapshot(ask: Ask, at: Log, snapshot: Bytes): Promise<Result<null, 'unreachable' | 'refused'>> {
  if (snapshot.length === 0 || snapshot.length > STAGED_BYTES) return refuse('refused', 'too-large');
  const parts = splitSnapshot(snapshot);
  const kept = await inLanes(parts.length, (part) => {
    const about = { circle: at.circle, epoch: at.epoch, part };
    return ask({ is: 'put-snapshot', ...about, parts: parts.length, bytes: parts[part] ?? new Uint8Array() }, 'snapshot-kept', about);
  });
  return kept.ok ? accept(null) : kept;
}

/** The present epoch's snapshot as the hub hands it out, for the app to verify. `missing`: the hub has none, or not for us. */
export async function pullSnapshot(ask: Ask, at: Log): Promise<Result<Bytes, 'unreachable' | 'missing'>> {
  const pull = async (part: number) => {
    const about = { circle: at.circle, epoch: at.epoch, part };
    const heard = await ask({ is: 'pull-snapshot', ...about }, 'snapshot', about);
    if (!heard.ok) return refuse(heard.refusal === 'refused' ? 'missing' : heard.refusal);
    return heard.value.bytes.length > 0 && heard.value.parts <= MAX_SNAPSHOT_PARTS ? heard : refuse('missing');
  };
  // Most have a second part, and a round trip is long in a village; where there is none the hub says so.
  const [askedFirst, askedSecond] = [pull(0), pull(1)];
  const first = await askedFirst;
  if (!first.ok) return first;
  if (first.value.parts === 1) return accept(first.value.bytes);
  const second = await askedSecond;
  if (!second.ok) return second;
  const rest = await inLanes(first.value.parts - 2, (index) => pull(index + 2));
  return rest.ok ? accept(concatBytes(first.value.bytes, second.value.bytes, ...rest.value.map(({ bytes }) => bytes))) : rest;
}
