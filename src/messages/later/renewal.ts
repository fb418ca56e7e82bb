import { renewal as de } from '../de/later/renewal.ts';
import { renewal as en } from '../en/later/renewal.ts';
import type { Texts } from '../useTexts.ts';

export const renewal: Texts<typeof de> = { de, en };
