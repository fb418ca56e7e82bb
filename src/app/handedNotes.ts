import { fromBase64Url, fromUtf8, toBase64Url, utf8, type Bytes } from '#base/bytes.ts';
import { mentorCircle, type MemberId, type MentorshipId, type NoteId } from '#base/ids.ts';
import { parseLocalDate } from '#base/localDate.ts';
import { noteTexts, type Note } from '#domain/note.ts';
import { limits } from '#domain/text.ts';
import { wasInCircle } from '#roster/mentorship.ts';
import { activeDevice, type Roster } from '#roster/roster.ts';
import { handedBy, openHandedNotes, sealHandedNotes } from '#seal/handedNotes.ts';
import { decode, encode, readUint, writeFixed, writeUint } from '#wire/codec.ts';
import { deflate, inflate } from '#wire/payload.ts';
import type { Recipient } from '#wire/rosterAction.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';

const VERSION = 1;
/** What a hostile sender's notes may fill of our memory. */
const MAX_BYTES = 8 * 1024 * 1024;

/** Which mentorship's notes go to which; null: it continues none. */
export type HandedTo = { readonly mentorship: MentorshipId; readonly continues: MentorshipId | null };

/** The active devices of a member: whom notes are sealed to. */
export function devicesOf(roster: Roster, member: MemberId): readonly Recipient[] {
  return [...roster.devices.values()].filter((device) => device.member === member && activeDevice(roster, device.id)).map(({ id, keys }) => ({ id, box: keys.box }));
}

/** Notes as a value of the new mentorship, sealed to these devices (PROTOCOL.md, Handed notes); base64url. */
export async function packNotes({ deps, unlocked }: { readonly deps: EngineDeps; readonly unlocked: Unlocked }, to: { readonly mentorship: MentorshipId; readonly devices: readonly Recipient[] }, notes: readonly Note[]): Promise<string> {
  const told = await deflate(utf8(JSON.stringify(notes.map(({ id, about, on, how, lacks, next, by, at }) => [id, about, on, how, lacks, next, by, at]))));
  const packed = encode((into) => {
    writeUint(into, VERSION);
    writeFixed(into, told);
  });
  const place = { space: unlocked.row.space, circle: mentorCircle(to.mentorship) };
  return toBase64Url(await sealHandedNotes(place, { id: unlocked.keys.id, sign: unlocked.keys.sign }, to.devices, packed, deps.random));
}

/**
 * The notes in such a value, where it is sealed to this device by one whose member was in the circle of the mentorship that is continued, or is oneself (D-98);
 * none otherwise. Whatever the value is, this never throws.
 */
export async function unpackNotes({ row, keys, roster }: Unlocked, { mentorship, continues }: HandedTo, value: string): Promise<readonly Note[]> {
  const sealed = fromBase64Url(value);
  const by = sealed && handedBy(sealed);
  const sender = by && roster.current().devices.get(by);
  if (!sealed || !sender || continues === null) return [];
  const was = (member: MemberId): boolean => wasInCircle(roster.current(), mentorCircle(continues), member);
  if (sender.member !== row.member && !was(sender.member)) return [];
  const opened = await openHandedNotes({ space: row.space, circle: mentorCircle(mentorship) }, { id: sender.id, sign: sender.keys.sign }, keys, sealed);
  const read = opened.ok ? await readNotes(opened.value) : [];
  // Whose words they were is the sender's word; nobody's who was never there.
  return read.map((note) => (note.by === sender.member || was(note.by) ? note : { ...note, by: sender.member }));
}

async function readNotes(packed: Bytes): Promise<readonly Note[]> {
  const read = decode(packed, (from) => {
    const version = readUint(from);
    const rest = new Uint8Array(from.arr.slice(from.pos));
    from.pos = from.arr.length;
    return { version, rest };
  });
  const told = read.ok && read.value.version === VERSION ? await inflate(read.value.rest, MAX_BYTES) : null;
  const list = told && parsed(fromUtf8(told));
  return Array.isArray(list) ? list.flatMap((one: unknown) => noteOf(one) ?? []) : [];
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Each is a handed-over note from then on. */
function noteOf(told: unknown): Note | null {
  if (!Array.isArray(told)) return null;
  const [id, , on, how, lacks, next, by, at]: unknown[] = told;
  const texts: unknown[] = [how, lacks, next];
  const [day, whole] = [typeof on === 'string' ? parseLocalDate(on) : null, texts.every((text) => typeof text === 'string' && text.length <= limits.notes)];
  if (!isId(id) || !isId(by) || !day || !whole || typeof at !== 'number' || !Number.isSafeInteger(at)) return null;
  const said = Object.fromEntries(noteTexts.map((text, index) => [text, texts[index]])) as Pick<Note, 'how' | 'lacks' | 'next'>;
  return { ...said, about: 'handed-over', on: day, id: id as NoteId, by: by as MemberId, at };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && /^[A-Za-z0-9_-]{1,32}$/.test(value);
}
