import { recruiting as de } from '../de/later/recruiting.ts';
import { recruiting as en } from '../en/later/recruiting.ts';
import type { Texts } from '../useTexts.ts';

export const recruiting: Texts<typeof de> = { de, en };
