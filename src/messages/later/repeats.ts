import { repeats as de } from '../de/later/repeats.ts';
import { repeats as en } from '../en/later/repeats.ts';
import type { Texts } from '../useTexts.ts';

export const repeats: Texts<typeof de> = { de, en };
