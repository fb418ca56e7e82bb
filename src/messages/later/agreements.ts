import { agreements as de } from '../de/later/agreements.ts';
import { agreements as en } from '../en/later/agreements.ts';
import type { Texts } from '../useTexts.ts';

export const agreements: Texts<typeof de> = { de, en };
