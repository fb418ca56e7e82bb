import { mentorships as de } from '../de/later/mentorships.ts';
import { mentorships as en } from '../en/later/mentorships.ts';
import type { Texts } from '../useTexts.ts';

export const mentorships: Texts<typeof de> = { de, en };
