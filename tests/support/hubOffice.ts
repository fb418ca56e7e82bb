import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Random } from '#base/ids.ts';
import type { InviteInput } from '#app/teamApi.ts';
import type { Database } from '#store/database.ts';
import type { OpenChannel } from '#sync/ports.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';
import { startPhone, type Phone, type PhoneOptions } from './enginePhone.ts';
import { startHub, type HubProcess } from './hubProcess.ts';
import { anotherCode } from './hubWorld.ts';
import { seededRandom } from './random.ts';

/** What everybody here unlocks with. */
export const passphrase = 'haselnussbraun';

/** A real hub in a folder of its own for each test of a file, or for them all, and the phones at it; afterwards all are put away. */
export type HubOffice = {
  readonly random: Random;
  /** The founding code; empty once it was used. */
  code(): string;
  /** For one more association on the same hub. */
  anotherCode(): Promise<string>;
  /** Where the hub keeps its files. */
  folder(): string;
  /** The plain way to the hub, for lines that do something with it. */
  network(): OpenChannel;
  /** As by a power cut. */
  shut(): Promise<void>;
  /** On the same folder and port. */
  reopen(): Promise<void>;
  /** With the `database` of another it is that phone, started again. */
  phone(name: string, options?: PhoneOptions & { readonly database?: Database }): Promise<Phone>;
  /** Mara founds the association "Harz". */
  founded(options?: PhoneOptions): Promise<Phone>;
  linkFrom(host: Phone, input?: InviteInput): Promise<string>;
  /** Somebody joins on a phone of their own. */
  joined(host: Phone, ownName?: string, options?: PhoneOptions): Promise<Phone>;
};

/** Call it once, before the file's own hooks. `seed`: of all ids and secrets its phones draw. */
export function hubOffice(seed: number, per: 'test' | 'file' = 'test'): HubOffice {
  const random = seededRandom(seed);
  const phones: Phone[] = [];
  let [hub, folder]: [HubProcess | null, string] = [null, ''];
  const running = (): HubProcess => {
    if (!hub) throw new Error('the hub runs during tests only');
    return hub;
  };
  const [before, after] = per === 'test' ? [beforeEach, afterEach] : [beforeAll, afterAll];
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'anlauf-'));
    hub = await startHub({ dataDir: folder });
  });
  after(async () => {
    for (const one of phones.splice(0)) await one.stop();
    await hub?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const phone: HubOffice['phone'] = async (name, { database, ...options } = {}) => {
    const started = await startPhone(name, running().address, random, database, options);
    // A phone that is started again lives on in its next start.
    const earlier = phones.findIndex((one) => one.database.name === started.database.name);
    if (earlier >= 0) phones.splice(earlier, 1);
    phones.push(started);
    return started;
  };
  const linkFrom: HubOffice['linkFrom'] = async (host, input = { days: 1 }) => {
    const invited = await host.engine.invite(input);
    if (!invited.ok) throw new Error(invited.refusal);
    return invited.value.link;
  };
  return {
    random,
    code: () => running().code ?? '',
    folder: () => folder,
    anotherCode: () => anotherCode(running()),
    network: () => webSocketChannel(syncAddress(running().address)),
    shut: async () => void (await running().kill('SIGKILL')),
    async reopen() {
      hub = await startHub({ dataDir: folder, port: running().port });
    },
    phone,
    async founded(options) {
      const mara = await phone('office', options);
      const founded = await mara.engine.found({ code: running().code ?? '', spaceName: 'Harz', ownName: 'Mara', passphrase });
      if (!founded.ok) throw new Error(founded.refusal);
      return mara;
    },
    linkFrom,
    async joined(host, ownName = 'Deniz', options = {}) {
      const link = await linkFrom(host);
      const joining = await phone(ownName, options);
      const joined = await joining.engine.join({ link, ownName, passphrase });
      if (!joined.ok) throw new Error(joined.refusal);
      return joining;
    },
  };
}
