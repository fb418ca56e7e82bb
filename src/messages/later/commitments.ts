import { commitments as de } from '../de/later/commitments.ts';
import { commitments as en } from '../en/later/commitments.ts';
import type { Texts } from '../useTexts.ts';

export const commitments: Texts<typeof de> = { de, en };
