import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { accept, refuse } from '#base/result.ts';
import type { Checked } from './refusal.ts';
import { limits, tidy } from './text.ts';

/**
 * A telephone number as it is kept: E.164 (`+493023125000`) where it is a valid one, German unless it says otherwise; digits that are
 * none (an extension, an old number) as typed. Letters are refused, for a number nobody can call is a typing mistake.
 */
export function checkPhone(text: string): Checked<string> {
  const typed = tidy(text);
  if (/\p{L}/u.test(typed)) return refuse('phone-has-letters', typed);
  if (!/\d/.test(typed) || typed.length > 40) return refuse('phone-unreadable', typed);
  const parsed = parsePhoneNumberFromString(typed, 'DE');
  return accept(parsed?.isValid() ? parsed.number : typed);
}

/** A mail address with something on both sides of the @ and a dot behind it; only sending would tell more. */
export function checkMail(text: string): Checked<string> {
  const typed = tidy(text);
  const readable = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]+$/.test(typed) && typed.length <= limits.mail;
  return readable ? accept(typed) : refuse('mail-unreadable', typed);
}
