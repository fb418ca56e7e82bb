import { heldNotes as de } from '../de/later/heldNotes.ts';
import { heldNotes as en } from '../en/later/heldNotes.ts';
import type { Texts } from '../useTexts.ts';

export const heldNotes: Texts<typeof de> = { de, en };
