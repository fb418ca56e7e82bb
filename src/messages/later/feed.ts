import { feed as de } from '../de/later/feed.ts';
import { feed as en } from '../en/later/feed.ts';
import type { Texts } from '../useTexts.ts';

export const feed: Texts<typeof de> = { de, en };
