import { committees as de } from '../de/later/committees.ts';
import { committees as en } from '../en/later/committees.ts';
import type { Texts } from '../useTexts.ts';

export const committees: Texts<typeof de> = { de, en };
