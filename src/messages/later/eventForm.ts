import { eventForm as de } from '../de/later/eventForm.ts';
import { eventForm as en } from '../en/later/eventForm.ts';
import type { Texts } from '../useTexts.ts';

export const eventForm: Texts<typeof de> = { de, en };
