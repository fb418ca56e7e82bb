import { farewell as de } from '../de/later/farewell.ts';
import { farewell as en } from '../en/later/farewell.ts';
import type { Texts } from '../useTexts.ts';

export const farewell: Texts<typeof de> = { de, en };
