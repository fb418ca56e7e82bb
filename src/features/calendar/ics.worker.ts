import { importedEventId } from '#app/eventIds.ts';
import { accept, refuse } from '#base/result.ts';
import { decodeIcs, MAX_ICS_BYTES } from '#domain/icsParts.ts';
import { readCalendar } from '#domain/icsRead.ts';
import type { ReadAnswer } from './icsReading.ts';

// One file after the other, each answered once.
let last: Promise<void> = Promise.resolve();
addEventListener('message', (event: MessageEvent<File>) => {
  last = last.then(async () => postMessage(await read(event.data).catch(() => refuse('file-unreadable'))));
});

async function read(file: File): Promise<ReadAnswer> {
  if (file.size > MAX_ICS_BYTES) return refuse('calendar-too-big');
  const found = readCalendar(decodeIcs(new Uint8Array(await file.arrayBuffer())));
  if (!found.ok) return found;
  const events = await Promise.all(found.value.events.map(async (one) => ({ ...one, id: await importedEventId(one.uid) })));
  return accept({ ...found.value, events });
}
