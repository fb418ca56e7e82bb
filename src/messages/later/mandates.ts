import { mandates as de } from '../de/later/mandates.ts';
import { mandates as en } from '../en/later/mandates.ts';
import type { Texts } from '../useTexts.ts';

export const mandates: Texts<typeof de> = { de, en };
