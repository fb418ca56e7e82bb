import { feeTerms as de } from '../de/later/feeTerms.ts';
import { feeTerms as en } from '../en/later/feeTerms.ts';
import type { Texts } from '../useTexts.ts';

export const feeTerms: Texts<typeof de> = { de, en };
