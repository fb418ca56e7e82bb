import ICAL from 'ical.js';

type Line = { readonly name: string; readonly params: string; readonly value: string };

/** What of RFC 5545 a calendar's text breaks, in words; nothing where it keeps it all. Only what this app's feeds have is looked at. */
export function brokenRules(text: string): readonly string[] {
  const broken: string[] = [];
  const rule = (kept: boolean, words: string): void => void (kept || broken.push(words));
  const folded = text.split('\r\n');
  rule(folded.pop() === '', 'the last line ends with CRLF (3.1)');
  for (const line of folded) {
    rule(!/[\r\n]/.test(line), `no bare line break: ${line} (3.1)`);
    rule(Buffer.byteLength(line) <= 75, `at most 75 octets: ${line} (3.1)`);
    rule(line !== '', 'no empty line (3.1)');
    rule(!/\p{Cc}/u.test(line.replace(/\t/g, '')), `no control character: ${line} (3.1)`);
  }
  if (broken.length > 0) return broken;
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const blocks = blocksOf(text);
  for (const name of ['VERSION', 'PRODID']) rule(count(blocks.find(({ of }) => of === 'VCALENDAR')!.lines, name) === 1, `one ${name} (3.6)`);
  const zones = calendar.getAllSubcomponents('vtimezone').map((one) => String(one.getFirstPropertyValue('tzid')));
  rule(new Set(zones).size === zones.length, 'one definition of a zone (3.6.5)');
  const events = blocks.filter(({ of }) => of === 'VEVENT');
  for (const { lines } of events) for (const words of eventBreaks(lines, zones)) broken.push(words);
  for (const { of, lines } of blocks.filter((one) => one.of === 'STANDARD' || one.of === 'DAYLIGHT')) {
    for (const name of ['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO']) rule(count(lines, name) === 1, `one ${name} in ${of} (3.6.5)`);
    rule(/^\d{8}T\d{6}$/.test(find(lines, 'DTSTART')?.value ?? ''), `${of} begins on its own clock (3.6.5)`);
  }
  for (const [uid, same] of Map.groupBy(events, ({ lines }) => find(lines, 'UID')?.value)) {
    const series = same.filter(({ lines }) => !find(lines, 'RECURRENCE-ID'));
    const alone = same.flatMap(({ lines }) => find(lines, 'RECURRENCE-ID') ?? []);
    rule(series.length === 1, `one event of the UID ${uid} (3.8.4.7)`);
    rule(new Set(alone.map(({ value }) => value)).size === alone.length, `each occurrence of ${uid} once (3.8.4.4)`);
    const start = series[0] && find(series[0].lines, 'DTSTART');
    for (const one of alone) rule(one.params === start?.params, `RECURRENCE-ID as DTSTART of ${uid} (3.8.4.4)`);
  }
  return broken;
}

const once = ['UID', 'DTSTAMP', 'DTSTART', 'DTEND', 'SUMMARY', 'SEQUENCE', 'STATUS', 'LOCATION', 'DESCRIPTION', 'URL', 'RRULE', 'RECURRENCE-ID', 'CREATED', 'LAST-MODIFIED'];

function eventBreaks(lines: readonly Line[], zones: readonly string[]): readonly string[] {
  const about = `${find(lines, 'UID')?.value}: `;
  const broken: string[] = [];
  const rule = (kept: boolean, words: string): void => void (kept || broken.push(about + words));
  for (const name of ['UID', 'DTSTAMP', 'DTSTART']) rule(count(lines, name) === 1, `${name} is there (3.6.1)`);
  for (const name of once) rule(count(lines, name) <= 1, `${name} once at most (3.6.1)`);
  for (const name of ['DTSTAMP', 'CREATED', 'LAST-MODIFIED']) rule(/^\d{8}T\d{6}Z$/.test(find(lines, name)?.value ?? ''), `${name} in UTC (3.8.7)`);
  const [start, end, repeats] = [find(lines, 'DTSTART')!, find(lines, 'DTEND'), find(lines, 'RRULE')];
  rule(!end || (end.params === start.params && end.value.length === start.value.length), 'DTEND of the kind of DTSTART (3.8.2.2)');
  for (const { params, value } of lines.filter(({ name }) => name === 'EXDATE')) rule(params === start.params && value.length === start.value.length, 'EXDATE of the kind of DTSTART (3.8.5.1)');
  rule(start.params.includes('VALUE=DATE') === /^\d{8}$/.test(start.value), 'a day says that it is one (3.3.4)');
  const until = /UNTIL=([^;]+)/.exec(repeats?.value ?? '')?.[1];
  rule(!until || (start.params.includes('VALUE=DATE') ? /^\d{8}$/.test(until) : /^\d{8}T\d{6}Z$/.test(until)), 'UNTIL is a day for days, else UTC (3.3.10)');
  rule(!(until && repeats?.value.includes('COUNT=')), 'UNTIL or COUNT (3.3.10)');
  const tzids = lines.flatMap(({ params }) => /TZID=([^;:]+)/.exec(params)?.[1] ?? []);
  for (const tzid of tzids) rule(zones.includes(tzid), `${tzid} is defined (3.2.19)`);
  for (const { name, value } of lines.filter((line) => ['SUMMARY', 'LOCATION', 'DESCRIPTION', 'CATEGORIES'].includes(line.name))) rule(!/(^|[^\\])(\\\\)*[,;]/.test(value), `${name} is escaped (3.3.11)`);
  return broken;
}

function count(lines: readonly Line[], name: string): number {
  return lines.filter((line) => line.name === name).length;
}

function find(lines: readonly Line[], name: string): Line | undefined {
  return lines.find((line) => line.name === name);
}

function blocksOf(text: string): readonly { readonly of: string; readonly lines: readonly Line[] }[] {
  const done: { of: string; lines: Line[] }[] = [];
  const open: { of: string; lines: Line[] }[] = [];
  for (const line of text.replaceAll('\r\n ', '').split('\r\n')) {
    const [, name = '', params = '', value = ''] = /^([A-Z-]+)((?:;[^:]*)?):(.*)$/.exec(line) ?? [];
    if (name === 'BEGIN') open.push({ of: value, lines: [] });
    else if (name === 'END') done.push(open.pop()!);
    else open.at(-1)?.lines.push({ name, params, value });
  }
  return done;
}
