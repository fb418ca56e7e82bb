/** The protocol's version, in every hello; a hub and a device of different versions say so and part (PROTOCOL.md, Versions). */
export const PROTOCOL_VERSION = 1;

/** No frame is larger than this, in either direction. */
export const MAX_FRAME_BYTES = 256 * 1024;
/** One entry's body; leaves room for its header, signature and frame. */
export const MAX_BODY_BYTES = 240 * 1024;
/** A page of entries is filled up to about this many bytes, so that a frame never bursts. */
export const PAGE_BYTES = 128 * 1024;
/** A circle's name, in bytes. */
export const MAX_CIRCLE_BYTES = 64;
/** Time a connection has to prove itself, in milliseconds. */
export const PROOF_MS = 5_000;
/** Bytes a connection may send before it has proven itself (a founding fits). */
export const UNPROVEN_BYTES = 16 * 1024;
/** One part of a snapshot; a frame holds one. */
export const SNAPSHOT_PART_BYTES = 128 * 1024;
/** A snapshot never has more parts: 128 MiB. */
export const MAX_SNAPSHOT_PARTS = 1_024;
/** A hub stages no larger one for an epoch to come, per device and circle: 64 MiB. */
export const STAGED_BYTES = 64 * 1024 * 1024;
/** One mail of a removed device to Leitung; a frame holds one. */
export const MAX_MAIL_BYTES = 200 * 1024;
/** A removed device leaves no more mails. */
export const MAX_MAILS = 128;
/** The hub keeps what a device last reported of this many circles. */
export const MAX_STANDINGS = 1_024;
/** What one chunk of a file holds, before it is sealed; all but a file's last hold as much. */
export const FILE_CHUNK_BYTES = 128 * 1024;
/** A file's last chunk is filled up to a multiple of this. */
export const FILE_STEP_BYTES = 16 * 1024;
/** Nonce and tag of a sealed chunk. */
export const FILE_SEAL_BYTES = 28;
/** A file never has more chunks: 2 MiB. */
export const MAX_FILE_CHUNKS = 16;
/** A handover file is no larger: 32 MiB. */
export const MAX_HANDOVER_BYTES = 32 * 1024 * 1024;
/** And holds no more entries. */
export const MAX_HANDOVER_ENTRIES = 65_536;
/** A calendar, published or followed, is never larger. */
export const MAX_CALENDAR_BYTES = 2 * 1024 * 1024;
/** A followed calendar travels deflated in parts of this size; deflating never makes it more of them. */
export const CALENDAR_PART_BYTES = 128 * 1024;
export const MAX_CALENDAR_PARTS = 17;
/** A followed calendar's address, in letters. */
export const MAX_ADDRESS_LENGTH = 2_048;
/** Lists inside a message (authors, circles, wraps) never hold more. */
export const MAX_LIST = 4_096;

/** WebSocket close codes of the hub (private range, RFC 6455 §7.4.2). */
export const closeCode = {
  malformed: 4400,
  unproven: 4401,
  forbidden: 4403,
  unknownSpace: 4404,
  tooSlow: 4408,
  numberConflict: 4409,
  removed: 4410,
  tooLarge: 4413,
  forged: 4422,
  otherVersion: 4426,
  tooMany: 4429,
  failed: 4500,
  goingAway: 4503,
} as const;
export type CloseCode = (typeof closeCode)[keyof typeof closeCode];
