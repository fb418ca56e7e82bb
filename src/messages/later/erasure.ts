import { erasure as de } from '../de/later/erasure.ts';
import { erasure as en } from '../en/later/erasure.ts';
import type { Texts } from '../useTexts.ts';

export const erasure: Texts<typeof de> = { de, en };
