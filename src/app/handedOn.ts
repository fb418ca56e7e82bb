import type { DeviceId } from '#base/ids.ts';
import type { CircleStore, LogKey } from '#circle/ports.ts';
import type { HandedStore } from '#store/handedStore.ts';
import type { Head } from '#wire/rosterAction.ts';
import type { Noted } from './receiptReading.ts';

/** What went from phone to phone in handover files and is not safe yet, as it was last read from the disk. */
export type HandedOn = {
  noted(): readonly Noted[];
  read(): Promise<void>;
  /** The hub has of others what this phone took from a file, whoever told it. False where that is nothing new. */
  hubHas(log: LogKey, heads: readonly Head[]): Promise<boolean>;
};

export function handedOn(store: CircleStore, handedStore: HandedStore | null, self: DeviceId): HandedOn {
  let noted: readonly Noted[] = [];

  async function read(): Promise<void> {
    noted = (await handedStore?.rows()) ?? [];
  }
  return {
    noted: () => noted,
    read,
    async hubHas(log, heads) {
      const more = noted.flatMap((note) => {
        const head = heads.find(({ author }) => author === note.author)?.number ?? 0;
        return note.author !== self && note.circle === log.circle && note.epoch === log.epoch && head > note.number ? [{ note, head }] : [];
      });
      if (more.length === 0) return false;
      const here = await store.heads(log);
      for (const { note, head } of more) await handedStore?.settle(note, here.some(({ author, number }) => author === note.author && number > head) ? head : null);
      await read();
      return true;
    },
  };
}
