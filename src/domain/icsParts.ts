import { accept, refuse, type Result } from '#base/result.ts';
import { decodeText, guessEncoding, looksBinary } from './imports/encoding.ts';

/** Why a whole file is refused. */
export type IcsRefusal = 'calendar-none' | 'calendar-too-big' | 'calendar-too-many';

/** One component of a calendar as its lines, unfolded; what lies inside it (alarms) is left out, of time zones it stays. */
export type IcsBlock = { readonly lines: readonly string[]; /** The calendar around it calls its events off (RFC 5546, 3.2.5). */ readonly cancels: boolean };
export type IcsParts = {
  readonly name: string;
  readonly events: readonly IcsBlock[];
  readonly zones: readonly IcsBlock[];
  /** Tasks, notes and the like. */
  readonly others: number;
  /** Events that never end, or end inside another. */
  readonly broken: number;
};

export const MAX_ICS_BYTES = 10_000_000;
const MAX_EVENTS = 5_000;
const MAX_LINES = 2_000;
const MAX_LINE_LETTERS = 100_000;
const MAX_DEPTH = 8;
const MAX_ZONES = 200;

/** A calendar file's text. Lines are unfolded as bytes, since a fold may part the bytes of one letter (RFC 5545, 3.1). */
export function decodeIcs(bytes: Uint8Array): string {
  const kept = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const breaks = bytes[at] === CR && bytes[at + 1] === LF ? 2 : bytes[at] === LF ? 1 : 0;
    const folded = breaks > 0 && (bytes[at + breaks] === SPACE || bytes[at + breaks] === TAB);
    if (folded) at += breaks;
    else kept[length++] = bytes[at] ?? 0;
  }
  const whole = kept.subarray(0, length);
  return decodeText(whole, guessEncoding(whole));
}

const [CR, LF, SPACE, TAB] = [0x0d, 0x0a, 0x20, 0x09];

/** Parts a calendar into its components, whatever is broken in it. Refuses what is no calendar, what is too big, and what has too many events. */
export function partIcs(text: string): Result<IcsParts, IcsRefusal> {
  if (text.length > MAX_ICS_BYTES) return refuse('calendar-too-big');
  if (looksBinary(text) || !/^BEGIN:VCALENDAR\s*$/im.test(text)) return refuse('calendar-none');
  const parting = new Parting();
  for (const line of text.replace(/(\r\n|\n|\r)[ \t]/g, '').split(/\r\n|\n|\r/)) {
    if (line !== '' && line.length <= MAX_LINE_LETTERS) parting.take(line);
    if (parting.events.length > MAX_EVENTS) return refuse('calendar-too-many');
  }
  return accept(parting.end());
}

class Parting {
  readonly events: IcsBlock[] = [];
  private readonly zones: IcsBlock[] = [];
  private readonly open: string[] = [];
  private lines: string[] = [];
  private cancels = false;
  private name = '';
  private others = 0;
  private broken = 0;

  take(line: string): void {
    const begins = /^BEGIN:\s*([\w-]+)\s*$/i.exec(line)?.[1]?.toUpperCase();
    const ends = /^END:\s*([\w-]+)\s*$/i.exec(line)?.[1]?.toUpperCase();
    if (begins) return this.begin(begins, line);
    if (ends) return this.close(ends, line);
    if (this.open.length <= 1) return this.head(line);
    if (this.block === 'VTIMEZONE' || this.open.length === 2) this.keep(line);
  }

  end(): IcsParts {
    if (this.block === 'VEVENT') this.broken += 1;
    const { name, events, zones, others, broken } = this;
    return { name, events, zones, others, broken };
  }

  /** The component of the calendar that is open, whatever is open inside it. */
  private get block(): string | undefined {
    return this.open[1];
  }

  private begin(name: string, line: string): void {
    // A calendar or an event never stands inside an event: what went before it was cut off.
    if (name === 'VCALENDAR' || (name === 'VEVENT' && this.block !== undefined)) {
      if (this.block === 'VEVENT') this.broken += 1;
      this.open.length = name === 'VEVENT' ? 1 : 0;
    }
    if (this.open.length >= MAX_DEPTH) return;
    if (name === 'VEVENT' && this.open.length === 0) this.open.push('VCALENDAR');
    this.open.push(name);
    if (this.open.length === 1) this.cancels = false;
    if (this.open.length === 2) this.lines = [];
    else if (this.block === 'VTIMEZONE') this.keep(line);
  }

  private close(name: string, line: string): void {
    const at = this.open.lastIndexOf(name);
    if (at < 0) return;
    if (at > 1 && this.block === 'VTIMEZONE') this.keep(line);
    const block = this.block;
    this.open.length = at;
    if (block === undefined || at > 1) return;
    if (at === 0 && block === 'VEVENT') this.broken += 1;
    if (at === 1) this.finish(block);
  }

  private finish(name: string): void {
    const { lines, cancels } = this;
    if (name === 'VEVENT') this.events.push({ lines, cancels });
    else if (name !== 'VTIMEZONE') this.others += 1;
    else if (this.zones.length < MAX_ZONES) this.zones.push({ lines, cancels });
  }

  private head(line: string): void {
    if (/^METHOD:\s*CANCEL\s*$/i.test(line)) this.cancels = true;
    const name = /^(?:X-WR-CALNAME|NAME)(?:;[^:]*)?:(.*)$/i.exec(line)?.[1];
    if (name !== undefined && this.name === '') this.name = name.replace(/\\([,;\\])/g, '$1').trim().slice(0, 120);
  }

  private keep(line: string): void {
    if (this.lines.length < MAX_LINES) this.lines.push(line);
  }
}
