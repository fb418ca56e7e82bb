import { friendlyFormatIBAN } from 'ibantools';

/** An IBAN in groups of four, as it stands on a bank statement (ISO 13616-1); anything else as it is. */
export function spacedIban(iban: string): string {
  return friendlyFormatIBAN(iban) ?? iban;
}
