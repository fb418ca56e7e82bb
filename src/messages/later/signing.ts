import { signing as de } from '../de/later/signing.ts';
import { signing as en } from '../en/later/signing.ts';
import type { Texts } from '../useTexts.ts';

export const signing: Texts<typeof de> = { de, en };
