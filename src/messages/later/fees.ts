import { fees as de } from '../de/later/fees.ts';
import { fees as en } from '../en/later/fees.ts';
import type { Texts } from '../useTexts.ts';

export const fees: Texts<typeof de> = { de, en };
