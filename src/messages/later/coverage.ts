import { coverage as de } from '../de/later/coverage.ts';
import { coverage as en } from '../en/later/coverage.ts';
import type { Texts } from '../useTexts.ts';

export const coverage: Texts<typeof de> = { de, en };
