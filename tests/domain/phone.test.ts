import { expect, test } from 'vitest';
import { takesMessages, writtenPhone } from '#domain/phone.ts';
import { checkPhone } from '#domain/reach.ts';

test('D-37 a number is written in its groups, without the country where that is Germany, and reads back as the same number', () => {
  const written: readonly (readonly [string, string])[] = [
    ['+491713920012', '0171 3920012'], ['+493915678901', '0391 5678901'], ['+493023125001', '030 23125001'], ['+493946123456', '03946 123456'],
    ['+48221234567', '+48 22 123 45 67'], ['+33142000000', '+33 1 42 00 00 00'],
  ];
  for (const [kept, shown] of written) {
    expect(writtenPhone(kept)).toBe(shown);
    expect(checkPhone(shown)).toEqual({ ok: true, value: kept });
  }
});

test('D-37 what is no valid number stands as it was typed', () => {
  for (const typed of ['5 67 - 12', '112', '', 'Zentrale']) expect(writtenPhone(typed)).toBe(typed);
});

test('D-38 messages are offered to mobile numbers only', () => {
  for (const mobile of ['+491713920012', '+4915112345678', '0160 1234567', '+48512345678', '+4369912345678']) expect(takesMessages(mobile), mobile).toBe(true);
  for (const other of ['+493915678901', '+493023125001', '0391 5 67 - 12', '+48221234567', '112', '']) expect(takesMessages(other), other).toBe(false);
});
