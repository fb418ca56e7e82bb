import { photos as de } from '../de/later/photos.ts';
import { photos as en } from '../en/later/photos.ts';
import type { Texts } from '../useTexts.ts';

export const photos: Texts<typeof de> = { de, en };
