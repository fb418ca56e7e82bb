import { rescue as de } from '../de/later/rescue.ts';
import { rescue as en } from '../en/later/rescue.ts';
import type { Texts } from '../useTexts.ts';

export const rescue: Texts<typeof de> = { de, en };
