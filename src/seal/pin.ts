export const MIN_PIN_DIGITS = 6;
export const MAX_PIN_DIGITS = 16;

export type PinRefusal = 'pin-not-digits' | 'pin-too-short' | 'pin-too-simple';

/** Why this can be nobody's PIN of 6 to 16 digits: what a finder tries first is refused (runs, repetitions, mirrored halves, days). Null: it will do. */
export function pinRefusal(pin: string): PinRefusal | null {
  if (!/^\d*$/.test(pin) || pin.length > MAX_PIN_DIGITS) return 'pin-not-digits';
  if (pin.length < MIN_PIN_DIGITS) return 'pin-too-short';
  return isSimple(pin) ? 'pin-too-simple' : null;
}

function isSimple(pin: string): boolean {
  return isRun(pin) || isRepeated(pin) || isMirrored(pin) || isDay(pin) || favourites.has(pin);
}

/** Six keys of a keypad in the order fingers find them. */
const favourites: ReadonlySet<string> = new Set(['147258', '258369', '147369', '159753', '159357', '147896', '789456', '456789', '102030', '112358']);

/** 123456, 987654, 246802, 000000, 112233. */
function isRun(pin: string): boolean {
  const digits = [...pin].map(Number);
  const pairs = /^(?:(\d)\1)+$/.test(pin) ? digits.filter((_, index) => index % 2 === 0) : digits;
  return [digits, pairs].some((run) => new Set(run.slice(1).map((digit, index) => (digit - (run[index] ?? 0) + 10) % 10)).size === 1);
}

/** 121212, 123123. */
function isRepeated(pin: string): boolean {
  return /^(\d+)\1+$/.test(pin);
}

/** 123321. */
function isMirrored(pin: string): boolean {
  return pin === [...pin].toReversed().join('');
}

/** A birthday as people write it: 240863, 24081963, 19630824, 630824. */
function isDay(pin: string): boolean {
  const day = '(?:0[1-9]|[12]\\d|3[01])';
  const month = '(?:0[1-9]|1[0-2])';
  return new RegExp(`^(?:${day}${month}(?:19|20)?\\d\\d|(?:19|20)?\\d\\d${month}${day})$`).test(pin);
}
