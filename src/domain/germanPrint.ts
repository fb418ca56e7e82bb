import type { Cents } from '#base/cents.ts';
import type { LocalDate } from '#base/localDate.ts';

/** The narrow space that does not break, as DIN 5008 sets it between a number and its unit. */
const NARROW = '\u202f';
const MONTHS = ['Januar', 'Februar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'September', 'Oktober', 'November', 'Dezember'];

/*
 * A document that is signed must read the same on every device for years, so nothing of it is left to a browser's own language data, which changes with
 * its version.
 */

/** "1.234,50 €". */
export function printedEuro(amount: Cents): string {
  return `${printedHundredths(amount, 2)}${NARROW}€`;
}

/** Hundredths of a percent: "12,5 %". */
export function printedShare(basisPoints: number): string {
  return `${printedHundredths(basisPoints, 0).replace(/0$/, (zero, at: number, all: string) => (all.includes(',') && at === all.length - 1 ? '' : zero))}${NARROW}%`;
}

/** "25. November 2026"; day and month stay in one line. */
export function printedDay(day: LocalDate): string {
  const [year, month, ofMonth] = day.split('-').map(Number);
  return `${ofMonth}.\u00a0${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** In groups of four, as ISO 13616-1 prints it. */
export function printedIban(iban: string): string {
  return iban.replace(/(.{4})(?=.)/g, '$1\u00a0');
}

/** With at least so many places after the comma, or none where it is whole. */
function printedHundredths(hundredths: number, places: number): string {
  const [whole, part] = [Math.trunc(hundredths / 100), String(hundredths % 100).padStart(2, '0')];
  const grouped = String(whole).replace(/\B(?=(\d{3})+$)/g, '.');
  return places === 0 && part === '00' ? grouped : `${grouped},${part}`;
}
