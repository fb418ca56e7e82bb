import type { IcsBlock } from './icsParts.ts';
import { propsOf, type IcsProps } from './icsProps.ts';
import { httpsAddress, lineText, shortText, withoutTags } from './icsTexts.ts';
import { momentOf, type IcsMoment } from './icsTimes.ts';
import { limits } from './text.ts';

/** One `VEVENT` with its texts, before anybody looked at its times. */
export type IcsDraft = {
  readonly uid: string;
  readonly sequence: number;
  /** Milliseconds since 1970; 0 where the file does not say. */
  readonly modified: number;
  readonly title: string;
  readonly place: string;
  readonly online: string;
  readonly text: string;
  /** A text was longer than the calendar here keeps. */
  readonly cut: boolean;
  readonly cancelled: boolean;
  /** Marked as nobody's business there (`CLASS`). */
  readonly confidential: boolean;
  /** Which occurrence of a series it is about; null: the series, or an event that is once. */
  readonly at: IcsMoment | null;
  /** It is about an occurrence and all after it, or about one that can not be told. */
  readonly onward: boolean;
  readonly props: IcsProps;
};

/** What a `VEVENT` says; never throws. Without a UID, which the format asks for, it is known by its beginning and title. */
export function draftOf(block: IcsBlock): IcsDraft {
  const props = propsOf(block);
  const said = (name: Parameters<IcsProps['first']>[0]): string => props.first(name)?.text ?? '';
  const online = [said('x-google-conference'), said('x-microsoft-skypeteamsmeetingurl'), said('conference'), said('url')].map((address) => httpsAddress(address)).find((address) => address !== '') ?? '';
  const [title, place, text] = [lineText(said('summary').replace(/\s+/g, ' '), limits.name), lineText(said('location'), limits.what), shortText(withoutLink(withoutTags(said('description')), online), limits.section)];
  const about = props.first('recurrence-id');
  const at = about && momentOf(about);
  return {
    uid: said('uid').trim().slice(0, MAX_UID) || `${said('dtstart')}/${title.text}`,
    sequence: sequenceOf(said('sequence')),
    modified: modifiedAt(props),
    title: title.text,
    place: place.text,
    online,
    text: text.text,
    cut: title.cut || place.cut || text.cut,
    cancelled: block.cancels || said('status').toUpperCase() === 'CANCELLED',
    confidential: ['PRIVATE', 'CONFIDENTIAL'].includes(said('class').toUpperCase()),
    at,
    onward: about !== null && (at === null || about.range?.toUpperCase() === 'THISANDFUTURE'),
    props,
  };
}

const MAX_UID = 255;

/** Programs that show no link of an event, and our own feed for them, say it again at the end of the text. */
function withoutLink(text: string, link: string): string {
  return link !== '' && text.trimEnd().endsWith(link) ? text.trimEnd().slice(0, -link.length) : text;
}

function sequenceOf(text: string): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

function modifiedAt(props: IcsProps): number {
  const said = props.first('last-modified') ?? props.first('dtstamp');
  const at = said ? Date.parse(said.text) : Number.NaN;
  return Number.isNaN(at) ? 0 : at;
}

/** Of several versions of one thing in a file the newest. */
export function newest(drafts: readonly IcsDraft[]): IcsDraft | undefined {
  return drafts.toSorted((a, b) => b.sequence - a.sequence || b.modified - a.modified)[0];
}
