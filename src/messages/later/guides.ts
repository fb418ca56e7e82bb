import { guides as de } from '../de/later/guides.ts';
import { guides as en } from '../en/later/guides.ts';
import type { Texts } from '../useTexts.ts';

export const guides: Texts<typeof de> = { de, en };
