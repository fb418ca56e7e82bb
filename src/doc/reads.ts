import { parseLocalDate, type LocalDate } from '#base/localDate.ts';

/** Readers of stored values: each answers undefined for what this version cannot understand. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : undefined;
}

/** A number without a fraction. */
export function wholeNumber(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}

/** Most days are plain to see; only the 29th to 31st need the calendar, which is slow for the 40,000 days of a large association. */
export function day(value: unknown): LocalDate | undefined {
  if (typeof value !== 'string') return undefined;
  return plainDay.test(value) ? (value as LocalDate) : (parseLocalDate(value) ?? undefined);
}

const plainDay = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;

export function oneOf<const T extends string>(words: readonly T[]): (value: unknown) => T | undefined {
  return (value) => words.find((word) => word === value);
}

export function orNull<T>(value: unknown, read: (value: unknown) => T | undefined): T | null | undefined {
  return value === null ? null : read(value);
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
