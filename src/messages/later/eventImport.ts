import { eventImport as de } from '../de/later/eventImport.ts';
import { eventImport as en } from '../en/later/eventImport.ts';
import type { Texts } from '../useTexts.ts';

export const eventImport: Texts<typeof de> = { de, en };
