import type { ImportField } from './table.ts';

/** First match wins, so what must not be taken for a field stands above it. Headings: German and English Excel lists, Outlook's and Google's exports. */
const rules: readonly (readonly [RegExp, ImportField])[] = [
  [/fax|pager|telex|assistent|assistant|^manager|phonetic|yomi|h(ö|oe)rbehindert|tty/, 'ignore'],
  [/(label|type|typ|angezeigter name|display name|formatted|country|land|region|street|stra(ß|ss)e)$/, 'ignore'],
  [/^(firma|company|organi[sz]ation|verein|partner|ehepartner|spouse|nickname|spitzname|file as|middle name|additional name|weitere vornamen|name (prefix|suffix))/, 'ignore'],
  [/^(ort gesch(ä|ae)ftlich|ort weiter|business city|other city|firmenort|geburtsort)|^(mitglieds?|haus) ?(nummer|nr)|^(mitglied|member) (seit|since)/, 'ignore'],
  [/^(geburts ?(jahr|datum|tag)|geb( dat(um)?)?$|geboren|jahrgang|(year|date) of birth|birth ?(day|date|year))/, 'birthYear'],
  [/^(mandats?|rats|wahl) ?(ort|gebiet|gemeinde)|^(ort|gemeinde|kreis) (des mandats|der vertretung)|^gebietsk(ö|oe)rperschaft|^(seat|council) (place|area)/, 'mandatePlace'],
  [/^(mandat|sitz|im rat|im amt|rats?mitglied|seat)( \p{L}+)* (seit|since)|^seit$|^since$|^mandatsbeginn/u, 'since'],
  [/^(mandate?|vertretung|gremium|rat|gemeinderat|stadtrat|kreistag|ortschaftsrat|verbandsgemeinderat|council( body)?|seats?)( \p{L})?$/u, 'mandate'],
  [/^(fraktion|ratsfraktion|council group|parliamentary group)/, 'group'],
  [/^(vor und nachname|(vor|nach|familien|zu)? ?name( und)? (vor|nach|familien|zu) ?name)/, 'name'],
  [/^(vor ?name|rufname|first ?name|given ?name|forename)/, 'firstName'],
  [/^(nach ?name|familien ?name|zu ?name|sur ?name|last ?name|family ?name)/, 'lastName'],
  [/^(e ?mail|mail)/, 'mail'],
  [/telefon|phone|^tel( |$)|mobil|handy|^(cell|festnetz|rufnummer|whatsapp|signal)/, 'phone'],
  [/vorgeschlagen|empfohlen von|vorschlag von|proposed by|referred by|quelle|^source$/, 'proposedBy'],
  [/^(name|vollst(ä|ae)ndiger name|full ?name|kontakt|contact|person|ansprechpartner|ansprechpartner in)$/, 'name'],
  [/^(ort|wohnort|gemeinde|stadt|ortsteil|wohngemeinde|mitgliedsgemeinde|home city|city|town|municipality|place|kommune)|address \d+ city/, 'place'],
  [/^(mitglied|parteimitglied|member|herkunft|ticket)/, 'ticket'],
  [/schlagw|stichw|^tags?$|labels|categories|kategorie|^gruppen?$|^groups?$|group membership/, 'tags'],
  [/^(notiz|notes?$|bemerkung|anmerkung|kommentar|comments?|hinweis|info)/, 'notes'],
];

/** What each heading probably is; 'ignore' where nothing is recognised. */
export function guessColumns(titles: readonly string[]): readonly ImportField[] {
  const guesses = titles.map(guessColumn).map((guess, index, all) => (all.includes('mandate') && isOrtschaft(titles[index] ?? '') ? 'locality' : guess));
  const has = (field: ImportField) => guesses.includes(field);
  // "Name; Vorname" is the usual German list: its Name is the surname.
  if (has('firstName') && !has('lastName') && titles.filter((_, index) => guesses[index] === 'name').length === 1)
    return guesses.map((guess) => (guess === 'name' ? 'lastName' : guess));
  return guesses;
}

/** Beside a mandate it is what the Ortschaftsrat sits for; alone it is where somebody lives. */
function isOrtschaft(title: string): boolean {
  return /^ort(schaft|steil)$/i.test(title.trim());
}

function guessColumn(title: string): ImportField {
  const plain = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  return rules.find(([pattern]) => pattern.test(plain))?.[1] ?? 'ignore';
}

const mail = /^\S+@\S+\.\S+$/;
const phone = /^\+?[\d\s()/.-]{6,}$/;

/** What a column without a heading probably is, judged by its values; only mails and phones can be told. */
export function guessByValues(values: readonly string[]): ImportField {
  const filled = values.filter((value) => value !== '');
  if (filled.length === 0) return 'ignore';
  if (filled.every((value) => mail.test(value))) return 'mail';
  return filled.every((value) => phone.test(value) && /\d{3}/.test(value) && value.replace(/\D/g, '').length > 5) ? 'phone' : 'ignore';
}

/** Whether a row reads like headings: at least one is recognised and none is itself a mail address or a number. */
export function readsLikeHeader(cells: readonly string[]): boolean {
  const known = cells.filter((cell) => cell.length < 60 && guessColumn(cell) !== 'ignore').length;
  return known > 0 && !cells.some((cell) => mail.test(cell) || phone.test(cell));
}
