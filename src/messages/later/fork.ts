import { fork as de } from '../de/later/fork.ts';
import { fork as en } from '../en/later/fork.ts';
import type { Texts } from '../useTexts.ts';

export const fork: Texts<typeof de> = { de, en };
