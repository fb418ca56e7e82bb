import { security as de } from '../de/later/security.ts';
import { security as en } from '../en/later/security.ts';
import type { Texts } from '../useTexts.ts';

export const security: Texts<typeof de> = { de, en };
