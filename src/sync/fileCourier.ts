import type { Bytes } from '#base/bytes.ts';
import type { CircleId, DeviceId, FileId, SpaceId } from '#base/ids.ts';
import { openDialogue, type Dialogue } from './dialogue.ts';
import type { OpenChannel, Timer } from './ports.ts';

/** One sealed chunk that a record names and the hub has not confirmed, signed by the device that made it. */
export type WaitingChunk = { readonly circle: CircleId; readonly epoch: number; readonly file: FileId; readonly part: number; readonly parts: number; readonly author: DeviceId; readonly signature: Bytes };
/** What a courier needs of the phone for files; no key. */
export type FileCourierPorts = {
  readonly space: SpaceId;
  /** Only such as the hub has the naming entry of. */
  waitingChunks(): Promise<readonly WaitingChunk[]>;
  chunk(file: FileId, part: number): Promise<Bytes | null>;
  /** On the hub's disk. */
  kept(file: FileId, part: number): Promise<void>;
};

/** What one courier brings of files, in bytes; it may bring 32 MiB in all (PROTOCOL.md, Limits). */
const LOAD_BYTES = 30 * 1024 * 1024;

/** Brings chunks while the app is locked, one after the other. `more`: another trip may bring some. Never throws for what the hub says. */
export async function deliverFilesAsCourier(ports: FileCourierPorts, open: OpenChannel, timer: Timer): Promise<{ readonly delivered: number; readonly more: boolean }> {
  const waiting = await ports.waitingChunks();
  if (waiting.length === 0) return { delivered: 0, more: false };
  const opened = await openDialogue(open, timer, 'courier', ports.space);
  if (!opened.ok) return { delivered: 0, more: true };
  const trip = await carry(ports, waiting, opened.value.dialogue);
  opened.value.dialogue.close();
  return trip;
}

async function carry(ports: FileCourierPorts, waiting: readonly WaitingChunk[], dialogue: Dialogue): Promise<{ readonly delivered: number; readonly more: boolean }> {
  let delivered = 0;
  let bytes = 0;
  for (const chunk of waiting) {
    const sealed = await ports.chunk(chunk.file, chunk.part);
    if (!sealed) continue;
    bytes += sealed.length;
    if (bytes > LOAD_BYTES) return { delivered, more: true };
    dialogue.send({ is: 'bring-chunk', ...chunk, bytes: sealed });
    const heard = await dialogue.next();
    const about = heard.ok && heard.value.is === 'chunk-put' && heard.value.file === chunk.file && heard.value.part === chunk.part ? heard.value : null;
    if (!about) return { delivered, more: true };
    // What it takes not now, or not at all, is the unlocked app's to see to.
    if (about.outcome !== 'kept') return { delivered, more: false };
    await ports.kept(chunk.file, chunk.part);
    delivered += 1;
  }
  return { delivered, more: false };
}
