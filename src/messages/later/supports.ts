import { supports as de } from '../de/later/supports.ts';
import { supports as en } from '../en/later/supports.ts';
import type { Texts } from '../useTexts.ts';

export const supports: Texts<typeof de> = { de, en };
