import { recovery as de } from '../de/later/recovery.ts';
import { recovery as en } from '../en/later/recovery.ts';
import type { Texts } from '../useTexts.ts';

export const recovery: Texts<typeof de> = { de, en };
