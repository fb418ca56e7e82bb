import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { germanDocument } from '#messages/germanDocument.ts';
import type { Texts } from '#messages/useTexts.ts';

const later: Readonly<Record<string, Texts<object>>> = Object.assign({}, ...Object.values(import.meta.glob('../../src/messages/later/*.ts', { eager: true })));
const nouns = Object.keys(later).filter((noun) => /agreement|fee|signing|treasury/i.test(noun));
/** Every sentence, those that are made with something filled in. */
function sentences(texts: unknown): readonly string[] {
  if (typeof texts === 'string') return [texts];
  if (typeof texts === 'function') return [String((texts as (...given: readonly string[]) => unknown)('…', '…', '…'))];
  return typeof texts === 'object' && texts !== null ? Object.values(texts).flatMap(sentences) : [];
}
/** Whatever else in the app speaks of them: the guide, the contact's page, what a removed phone shows. */
const catalogue = (language: 'de' | 'en', about: RegExp): readonly string[] => {
  const files = Object.entries(import.meta.glob('../../src/messages/{de,en}/**/*.ts', { eager: true }));
  return files.filter(([path]) => path.includes(`/messages/${language}/`)).flatMap(([, texts]) => sentences(texts)).filter((text) => about.test(text));
};
const german = () => [...nouns.flatMap((noun) => sentences(later[noun]!.de)), ...sentences(germanDocument)];
const english = () => nouns.flatMap((noun) => sentences(later[noun]!.en));

/** What a claim, a demand or a threat is made of. */
const threatsDe = /pflicht|schuld|mahn|forder|säum|verzug|rückstand|zwang|zwing|vollstreck|beitreib|eintreib|inkasso|straf|sanktion|konsequenz|folgen haben|ausschluss|ausgeschlossen|einklag|\bklage|gericht|spätestens|sonst verlier/i;
const threatsEn = /\boblig|\bduty\b|\bdebt|\bowe|overdue|reminder|demand|\bforce|enforce|penalt|sanction|consequence|expel|\bsue\b|court|\bclaim/i;
/** That it cannot be enforced has to be said. */
const denied = /nicht einklagbar|(Niemand|niemand) kann ihn einklagen|einklagen kann ihn niemand|(cannot|can not|not|nobody can|no one can) (be )?(enforce(d|able)?|sue|claim)[^.]*/gi;
/** A condition is spoken of in order to deny it. */
const conditions = /bedingung|voraussetzung|vorausgesetzt|nur wenn du einwilligst|condition|prerequisite/i;
const noConditions = /Keins ist die Bedingung|Nichts davon ist Voraussetzung|neither is|nothing (here )?(of this )?is (a )?(condition|required)|none of (it|this) is|no condition|not a condition/i;

test('D-168 no text about fees or agreements threatens or demands, in either language, on the screen or on paper', () => {
  expect(nouns.length).toBeGreaterThanOrEqual(2);
  expect(german().length).toBeGreaterThan(150);
  for (const threat of ['Der Beitrag ist Pflicht.', 'Wir mahnen säumige Zahler:innen.', 'Der Beitrag ist einklagbar.']) expect(threat.replace(denied, '')).toMatch(threatsDe);
  expect(german().filter((text) => threatsDe.test(text.replace(denied, '')))).toEqual([]);
  expect(english().filter((text) => threatsEn.test(text.replace(denied, '')))).toEqual([]);
});

test('D-168 nor does any other text of the app that speaks of contributions or agreements, in either language', () => {
  const [de, en] = [catalogue('de', /beitr(a|ä)g|beitragsvereinbarung|Einvernehmen/i), catalogue('en', /contribution|\bfee\b|understanding/i)];
  expect([de.length > 20, en.length > 20, de.some((text) => text.includes('Kein Thema für Druck')), en.some((text) => text.includes('Nothing to put pressure'))]).toEqual([true, true, true, true]);
  expect(de.filter((text) => threatsDe.test(text.replace(denied, '')))).toEqual([]);
  expect(en.filter((text) => threatsEn.test(text.replace(denied, '')))).toEqual([]);
  expect([...de, ...en].filter((text) => conditions.test(text) && !noConditions.test(text))).toEqual([]);
});

test('D-168 consent and agreement are apart: wherever a condition is named, it is said that there is none, and the paper says so too', () => {
  expect([...german(), ...english()].filter((text) => conditions.test(text) && !noConditions.test(text))).toEqual([]);
  expect(germanDocument.about.join(' ')).toMatch(/nicht einklagbar.*Keins ist die Bedingung für das andere/);
});

test('D-168 the association’s rules name no default rate anywhere', () => {
  for (const path of ['src/domain/agreement.ts', 'src/domain/feeTerms.ts', 'src/messages/germanDocument.ts', 'src/messages/de/later/agreements.ts', 'src/messages/de/later/signing.ts']) expect(readFileSync(path, 'utf8')).not.toMatch(/\b(10|15|20)\s?(%|Prozent)/);
});
