import { parseCents, type Cents } from '#base/cents.ts';

/**
 * An amount as people type it, in whole cents: "120", "120,5", "1.200,50 €", "1 200". Null where it is none or has parts of a cent. A dot stands between thousands where three
 * digits follow it, otherwise before the cents.
 */
export function readEuro(typed: string): Cents | null {
  const text = typed.replace(/[\s\u00a0\u202f]|€|EUR/gi, '');
  const found = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d{1,2}))?$/.exec(text);
  if (!found) return null;
  const [, whole = '', part = ''] = found;
  return parseCents(Number(whole.replaceAll('.', '')) * 100 + Number(part.padEnd(2, '0')));
}

/** The same as somebody would type it again: "120", "120,50". */
export function typedEuro(amount: Cents): string {
  const part = amount % 100;
  return `${Math.trunc(amount / 100)}${part === 0 ? '' : `,${String(part).padStart(2, '0')}`}`;
}

/** A percentage with at most two places, in hundredths of a percent: "10", "12,5 %". Null where it is none. */
export function readShare(typed: string): number | null {
  const found = /^(\d{1,3})(?:[,.](\d{1,2}))?$/.exec(typed.replace(/[\s\u00a0\u202f%]/g, ''));
  if (!found) return null;
  const [, whole = '', part = ''] = found;
  return Number(whole) * 100 + Number(part.padEnd(2, '0'));
}

export function typedShare(basisPoints: number): string {
  return typedEuro(basisPoints as Cents).replace(/0$/, (zero, at: number, all: string) => (all.includes(',') && at === all.length - 1 ? '' : zero));
}
