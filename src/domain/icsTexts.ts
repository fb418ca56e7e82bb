import { tidy } from './text.ts';

/** A text of a calendar file, cut at so many letters; `cut` says that it was. */
export type IcsText = { readonly text: string; readonly cut: boolean };

/** Text without what no screen shows (control characters), one form for each letter. */
export function shortText(text: string, max: number): IcsText {
  const plain = tidy(text.toWellFormed().replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, ''));
  return plain.length <= max ? { text: plain, cut: false } : { text: `${plain.slice(0, max - 1).toWellFormed().trimEnd()}…`, cut: true };
}

/** The same on one line: an address that Apple's calendar writes on three has commas between. */
export function lineText(text: string, max: number): IcsText {
  return shortText(text.replace(/\s*(\r\n|\n|\r)\s*/g, ', '), max);
}

const TAGS = /<\/?(br|p|div|span|a|b|i|u|ul|ol|li|strong|em|html|body|html-blob)\b[^<>]{0,2000}>/i;

/** Google and Outlook write descriptions as HTML: what they say, without its tags. */
export function withoutTags(text: string): string {
  if (!TAGS.test(text)) return text;
  return text
    .replace(/<(br|\/p|\/div|\/li)\b[^<>]{0,200}>/gi, '\n')
    .replace(/<\/?[a-z][^<>]{0,2000}>/gi, '')
    .replace(/&(nbsp|lt|gt|quot|#39|amp);/g, (_, name: keyof typeof letters) => letters[name])
    .replace(/\n{3,}/g, '\n\n');
}

const letters = { nbsp: ' ', lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' } as const;

const MAX_ADDRESS = 1_000;

/** An https address without a name or password in it, or nothing. */
export function httpsAddress(text: string): string {
  const typed = text.trim();
  if (typed.length > MAX_ADDRESS || !URL.canParse(typed)) return '';
  const { protocol, username, password, href } = new URL(typed);
  return protocol === 'https:' && username === '' && password === '' ? href : '';
}
