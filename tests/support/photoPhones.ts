import { DatabaseSync } from 'node:sqlite';
import { deskCircle, type AgreementId, type MemberId, type Random } from '#base/ids.ts';
import type { PhotoState } from '#app/photoApi.ts';
import { figuresOf, type AgreementFile } from '#domain/agreement.ts';
import type { Command } from '#domain/command.ts';
import type { OpenChannel } from '#sync/ports.ts';
import { decodeToHub } from '#wire/toHub.ts';
import type { ToHub } from '#wire/messages.ts';
import { agreementOn } from './feePhones.ts';
import { memberOf, run, todayOn } from './mentorPhones.ts';
import { must } from './rosterActs.ts';
import type { SpacePhone } from './spacePhone.ts';

/** Photos on phones below their engine: pictures are random bytes, as compressed ones nearly are. */
export const PHOTO_BYTES = 300_000;

export async function keepPhoto(random: Random, phone: SpacePhone, agreement: AgreementId, desk: MemberId = memberOf(phone), bytes = random(PHOTO_BYTES)): Promise<AgreementFile> {
  return must(await (await phone.space.files.here()).keepPhoto({ agreement, desk }, { type: 'image/webp', bytes }));
}

/** Both sides signed on paper, of which these are the photos. */
export async function onPaper(random: Random, phone: SpacePhone, id: AgreementId, files: readonly AgreementFile[]): Promise<Command> {
  const { agreement, desk } = (await agreementOn(phone, id))!;
  const how = { by: 'paper', files: files.map((file) => file.id) } as const;
  const signed = {
    id: random(12).join(''), on: todayOn(phone), lines: ['Beitragsvereinbarung'], figures: figuresOf(agreement)!, terms: agreement.terms, fingerprint: '0123456789ABCDEFGHJKMNPQ',
    holder: { name: 'Jana Muster', how }, association: { name: 'Anna', how },
  };
  return { do: 'signAgreement', id, desk, signed, files };
}

/** Keeps a photo and signs with it; answers what the record says of it. */
export async function signWithPhoto(random: Random, phone: SpacePhone, id: AgreementId, bytes = random(PHOTO_BYTES)): Promise<AgreementFile> {
  const file = await keepPhoto(random, phone, id, (await agreementOn(phone, id))!.desk, bytes);
  await run(phone, await onPaper(random, phone, id, [file]));
  return file;
}

/** The photo as a screen asks for it, step by step, until it comes no nearer. `states`: what was said on the way. */
export async function lookAt(phone: SpacePhone, id: AgreementId, file: AgreementFile, states: PhotoState[] = []): Promise<PhotoState> {
  const { desk } = (await agreementOn(phone, id))!;
  for (;;) {
    const state = await (await phone.space.files.here()).photo({ agreement: id, desk }, file);
    states.push(state);
    if (state.at !== 'coming') return state;
  }
}
export const standing = async (phone: SpacePhone, id: AgreementId, file: AgreementFile): Promise<string> => {
  const state = await lookAt(phone, id, file);
  return state.at === 'whole' ? `whole, ${state.receipt}` : state.at;
};

/** Rows of files and of chunks on the phone's disk. */
export const filesOn = async ({ database }: SpacePhone): Promise<readonly [number, number]> => [await database.files.count(), await database.chunks.count()];

/** What lies in the hub's database of files, in their own words. */
export function filesAtHub(file: string): readonly { readonly circle: string; readonly file: string; readonly part: number; readonly bytes: Uint8Array }[] {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare('SELECT files.circle, files.file, chunks.part, chunks.bytes FROM chunks JOIN files ON files.id = chunks.file ORDER BY chunks.id').all();
  database.close();
  return rows as never;
}
/** One bit of a chunk is another, as on a disk that fails. */
export function flipAtHub(file: string, id: string, part: number): void {
  const database = new DatabaseSync(file);
  const row = database.prepare('SELECT chunks.id, chunks.bytes FROM chunks JOIN files ON files.id = chunks.file WHERE files.file = ? AND part = ?').get(id, part) as { id: number; bytes: Uint8Array };
  row.bytes[5_000]! ^= 4;
  database.prepare('UPDATE chunks SET bytes = ? WHERE id = ?').run(row.bytes, row.id);
  database.close();
}
export async function flipOn({ database }: SpacePhone, id: string, part: number): Promise<void> {
  const row = (await database.chunks.get([id as never, part]))!;
  await database.chunks.put({ ...row, bytes: row.bytes.with(5_000, row.bytes[5_000]! ^ 4) });
}
export const deskBy = (phone: SpacePhone) => deskCircle(memberOf(phone));

/** What becomes of a message; a promise: it passes once that is kept. */
export type Heard = 'pass' | 'swallow' | 'break' | Promise<void>;

/** A line that hears what is sent over it and may fall silent. */
export function heardLine(open: OpenChannel, hear: (message: ToHub) => Heard): OpenChannel {
  return (events) => {
    let gone = false;
    const channel = open({ opened: events.opened, frame: (bytes) => void (gone || events.frame(bytes)), closed: (code) => void (gone || events.closed(code)) });
    return {
      close: channel.close,
      send(frame) {
        const message = decodeToHub(frame);
        const wish = message.ok ? hear(message.value) : 'pass';
        if (gone || wish === 'swallow') return;
        if (wish === 'pass') return channel.send(frame);
        if (typeof wish !== 'string') return void wish.then(() => gone || channel.send(frame));
        gone = true;
        channel.close();
        setImmediate(() => events.closed(1006));
      },
    };
  };
}
