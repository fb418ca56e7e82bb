import type { Page } from '@playwright/test';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A place a word could lie in, and everything that lies there, a byte a letter. */
export type Place = { readonly where: string; readonly text: string };

/** Which of the words stand somewhere, as typed or in any case, in UTF-8 or UTF-16; one line each. */
export function wordsFound(places: readonly Place[], words: readonly string[]): readonly string[] {
  const spelled = words.map((word) => ({ word, forms: [latin1(Buffer.from(word, 'utf8')), latin1(Buffer.from(word, 'utf16le'))] }));
  return places.flatMap(({ where, text }) => {
    const lower = text.toLowerCase();
    return spelled.filter(({ forms }) => forms.some((form) => lower.includes(form.toLowerCase()))).map(({ word }) => `${word} in ${where}`);
  });
}

export function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** Every file below a folder, raw. */
export async function filesOf(folder: string): Promise<readonly Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(paths.map(async (path) => ({ where: path.slice(folder.length + 1), text: latin1(await readFile(path).catch(() => Buffer.alloc(0))) })));
}

/** What an origin keeps in a browser, read through the browser's own interfaces: every database, every cache, both storages. */
export async function storesOf(page: Page): Promise<readonly Place[]> {
  return page.evaluate(async () => {
    const places: { where: string; text: string }[] = [];
    const bytesOf = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
    const words = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return bytesOf(new Uint8Array(value));
      if (ArrayBuffer.isView(value)) return bytesOf(new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
      if (typeof value === 'string') return bytesOf(new TextEncoder().encode(value));
      if (typeof value !== 'object' || value === null) return String(value);
      return Object.entries(value).map(([key, part]) => `${key}: ${words(part)}`).join('\n');
    };
    const answer = <T>(request: IDBRequest<T>) => new Promise<T>((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const open = database.transaction(store).objectStore(store);
        const keys = await answer(open.getAllKeys());
        const values = await answer(open.getAll());
        places.push({ where: `database ${name}/${store}`, text: `${words(keys)}\n${words(values)}` });
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const kept = await cache.match(request);
        places.push({ where: `cache ${request.url}`, text: `${request.url}\n${kept ? bytesOf(new Uint8Array(await kept.arrayBuffer())) : ''}` });
      }
    }
    for (const [where, storage] of Object.entries({ localStorage, sessionStorage })) places.push({ where, text: words({ ...storage }) });
    return places;
  });
}

/** Puts a word into each store that `storesOf` reads, once as text and once inside bytes: a search that misses it proves nothing. */
export async function plant(page: Page, word: string): Promise<void> {
  await page.evaluate(async (planted) => {
    const opening = indexedDB.open('planted', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('text');
      opening.result.createObjectStore('bytes');
    };
    await new Promise((done) => { opening.onsuccess = done; });
    const write = opening.result.transaction(['text', 'bytes'], 'readwrite');
    write.objectStore('text').put({ deep: [planted] }, 1);
    write.objectStore('bytes').put({ deep: new TextEncoder().encode(`..${planted}..`) }, 1);
    await new Promise((done) => { write.oncomplete = done; });
    opening.result.close();
    await (await caches.open('planted')).put('/planted', new Response(planted));
    localStorage.setItem('planted', planted);
    sessionStorage.setItem('planted', planted);
  }, word);
}
