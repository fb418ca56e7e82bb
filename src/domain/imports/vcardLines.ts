import quotedPrintable from 'quoted-printable';
import { decodeNamed } from './encoding.ts';
import type { ImportProblem } from './table.ts';

export type CardLine = { readonly line: number; readonly text: string };
export type CardText = { readonly line: number; readonly lines: readonly CardLine[] };

const quotedHead = /^[^:]{0,200};(ENCODING=)?QUOTED-PRINTABLE[^:]{0,200}:/i;
const begin = /^BEGIN:\s*VCARD\s*$/i;
const end = /^END:\s*VCARD\s*$/i;
const agent = /^AGENT[^:]*:\s*(BEGIN:\s*VCARD)?\s*$/i;

/**
 * The cards of a file as logical lines: folds (RFC 6350 §3.2) and quoted-printable soft breaks are joined, a card inside a card (AGENT) is
 * left out. A card that is never closed may have been cut in the middle of a number: it is reported, not taken.
 */
export function splitCards(text: string): { readonly cards: readonly CardText[]; readonly problems: readonly ImportProblem[] } {
  const cards: CardText[] = [];
  const problems: ImportProblem[] = [];
  let open: { readonly line: number; readonly lines: CardLine[] } | null = null;
  let inAgent = false;
  let outside = false;
  for (const { line, text: content } of joinLines(text)) {
    if (begin.test(content)) {
      if (open && agent.test(open.lines.at(-1)?.text ?? '')) {
        inAgent = true;
        continue;
      }
      if (open) problems.push({ line: open.line, why: 'card-unclosed', text: nameOf(open.lines) });
      open = { line, lines: [] };
      inAgent = false;
    } else if (end.test(content)) {
      if (open && !inAgent) cards.push(open);
      if (!inAgent) open = null;
      inAgent = false;
    } else if (open) {
      if (!inAgent) open.lines.push({ line, text: content });
      inAgent ||= /BEGIN:\s*VCARD\s*$/i.test(content) && agent.test(content);
    } else if (!outside) {
      outside = true;
      problems.push({ line, why: 'outside-card', text: content.slice(0, 80) });
    }
  }
  if (open) problems.push({ line: open.line, why: 'card-unclosed', text: nameOf(open.lines) });
  return { cards, problems };
}

function nameOf(lines: readonly CardLine[]): string {
  const found = lines.find(({ text }) => /^(FN|N)[;:]/i.test(text))?.text ?? '';
  return found.slice(found.indexOf(':') + 1).slice(0, 80);
}

function joinLines(text: string): readonly CardLine[] {
  const joined: { line: number; text: string; quoted: boolean }[] = [];
  text.split(/\r\n|\r|\n/).forEach((physical, index) => {
    const last = joined.at(-1);
    const edge = begin.test(physical) || end.test(physical);
    if (last?.quoted && !edge && last.text.endsWith('=')) last.text = last.text.slice(0, -1) + physical;
    else if (last && /^[ \t]/.test(physical)) last.text += physical.slice(1);
    else if (physical.trim() !== '') joined.push({ line: index + 1, text: physical, quoted: quotedHead.test(physical) });
  });
  return joined;
}

export type PlainProperty = { readonly name: string; readonly text: string };
const namePattern = /^\s*(?:[\w-]+\.)?([A-Z0-9-]+)$/i;
/** No program writes longer parameters; searching on would only cost time in files that are none. */
const LONGEST_HEAD = 2000;

/**
 * One property as the vCard 3.0 or 4.0 line ical.js can parse, or null where it is none. ical.js refuses what 2.1 writes (pull request 958 there has
 * been open since 2025): parameters without a name, quoted-printable, CHARSET, and letters that 3.0 must escape.
 * Of the parameters only TYPE and VALUE are kept; nothing else bears on a contact.
 */
export function plainProperty(text: string, version: string): PlainProperty | null {
  const colon = headLength(text);
  const [rawName = '', ...rawParams] = text.slice(0, Math.max(0, colon)).split(';');
  const name = namePattern.exec(rawName)?.[1]?.toUpperCase();
  if (name === undefined) return null;
  const rawValue = text.slice(colon + 1);
  const params = rawParams.map((param) => param.trim()).filter((param) => param !== '');
  const quoted = params.some((param) => /^(ENCODING=)?(QUOTED-PRINTABLE|Q)$/i.test(param));
  const charset = params.find((param) => /^CHARSET=/i.test(param))?.slice('CHARSET='.length) ?? '';
  const decoded = quoted ? decodeQuoted(rawValue, charset) : rawValue;
  const value = version === '2.1' ? escapeAs3(decoded, name) : decoded.replace(/\r\n?|\n/g, '\\n');
  return { name, text: `${name}${params.map(keptParam).join('')}:${withoutNeedlessEscapes(value, name)}` };
}

/** Where the colon before the value stands, or -1; one between quotation marks belongs to a parameter. */
function headLength(text: string): number {
  const head = text.slice(0, LONGEST_HEAD);
  let quoted = false;
  for (let at = 0; at < head.length; at += 1) {
    if (head[at] === '"') quoted = !quoted;
    if (head[at] === ':' && !quoted) return at;
  }
  return -1;
}

/** Apple and Google escape `;` and `:` in texts without components, where ical.js leaves the backslash standing. */
function withoutNeedlessEscapes(value: string, name: string): string {
  const hasParts = name === 'N' || name === 'ADR' || name === 'ORG';
  return value.replace(/\\(.)/g, (both, letter: string) => (letter === ':' || (letter === ';' && !hasParts) ? letter : both));
}

function keptParam(param: string): string {
  if (/^(TYPE|VALUE)=./i.test(param)) return `;${param}`;
  return /^[\w-]+$/.test(param) && !/^(QUOTED-PRINTABLE|BASE64|8BIT|7BIT|B|Q)$/i.test(param) ? `;TYPE=${param}` : '';
}

/** Run by run, because letters that were never encoded stand between them. */
function decodeQuoted(value: string, charset: string): string {
  return value.replace(/(?:=[0-9A-F]{2})+/gi, (run) => decodeNamed(Uint8Array.from(quotedPrintable.decode(run), (letter) => letter.charCodeAt(0)), charset));
}

/** vCard 2.1 knows one escape, `\;`; a comma is a comma there, except where programs list categories. */
function escapeAs3(value: string, name: string): string {
  const plain = value.replace(/\\(?!;)/g, '\\\\').replace(/\r\n?|\n/g, '\\n');
  return name === 'CATEGORIES' ? plain : plain.replaceAll(',', '\\,');
}
