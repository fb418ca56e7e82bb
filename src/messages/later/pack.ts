import { pack as de } from '../de/later/pack.ts';
import { pack as en } from '../en/later/pack.ts';
import type { Texts } from '../useTexts.ts';

export const pack: Texts<typeof de> = { de, en };
