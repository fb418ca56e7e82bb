import { calendar as de } from '../de/later/calendar.ts';
import { calendar as en } from '../en/later/calendar.ts';
import type { Texts } from '../useTexts.ts';

export const calendar: Texts<typeof de> = { de, en };
