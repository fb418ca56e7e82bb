import type { Cents } from '#base/cents.ts';
import { currentLanguage } from './language.ts';

const shapes = { style: 'currency', currency: 'EUR' } as const;
const euros = { de: new Intl.NumberFormat('de-DE', shapes), en: new Intl.NumberFormat('en-GB', shapes) };
const shares = { de: new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 }), en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }) };
const NARROW = '\u202f';

/** "1.234,50 €", with the narrow space that does not break (DIN 5008); in English "€1,234.50". */
export function formatEuro(amount: Cents): string {
  return euros[currentLanguage()].format(amount / 100).replace('\u00a0', NARROW);
}

/** Hundredths of a percent: "12,5 %", in English "12.5%". */
export function formatShare(basisPoints: number): string {
  const language = currentLanguage();
  return `${shares[language].format(basisPoints / 100)}${language === 'de' ? NARROW : ''}%`;
}
