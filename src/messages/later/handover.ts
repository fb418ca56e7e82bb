import { handover as de } from '../de/later/handover.ts';
import { handover as en } from '../en/later/handover.ts';
import type { Texts } from '../useTexts.ts';

export const handover: Texts<typeof de> = { de, en };
