/** A kept number as people here read it: `+491713920012` becomes `0171 3920012`; foreign and odd numbers stay as they are. */
export function readablePhone(kept: string): string {
  if (!/^\+49\d{6,}$/.test(kept)) return kept;
  const national = `0${kept.slice(3)}`;
  // Only mobile prefixes (015x, 016x, 017x) have a known length without a table of area codes.
  return /^01[567]/.test(national) ? `${national.slice(0, 4)} ${national.slice(4)}` : national;
}
