import { locks as de } from '../de/later/locks.ts';
import { locks as en } from '../en/later/locks.ts';
import type { Texts } from '../useTexts.ts';

export const locks: Texts<typeof de> = { de, en };
