import { today as de } from '../de/later/today.ts';
import { today as en } from '../en/later/today.ts';
import type { Texts } from '../useTexts.ts';

export const today: Texts<typeof de> = { de, en };
