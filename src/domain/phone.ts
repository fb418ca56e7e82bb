import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import { parsePhoneNumberFromString as parseMobileNumber } from 'libphonenumber-js/mobile';

/** A kept number as people write it: in its country's groups, German ones without the country (`0171 3920012`, `0391 5678901`); what is no valid number as typed. */
export function writtenPhone(kept: string): string {
  const parsed = parsePhoneNumberFromString(kept, 'DE');
  if (!parsed?.isValid()) return kept;
  return parsed.country === 'DE' ? parsed.formatNational() : parsed.formatInternational();
}

/** Whether a text message reaches it: only mobile numbers take them for sure. */
export function takesMessages(kept: string): boolean {
  return parseMobileNumber(kept, 'DE')?.isValid() ?? false;
}
