import { standing as de } from '../de/later/standing.ts';
import { standing as en } from '../en/later/standing.ts';
import type { Texts } from '../useTexts.ts';

export const standing: Texts<typeof de> = { de, en };
