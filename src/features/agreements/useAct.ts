import { useActing, type Acting } from '#app/useActing.ts';
import { agreements } from '#messages/later/agreements.ts';
import { useMessages } from '#messages/useMessages.ts';
import { useTexts } from '#messages/useTexts.ts';
import { showToast } from '#ui/toasts.ts';
import { refusedWords } from './refusedWords.ts';

/** Commands of a single tap: a toast names what was done and offers to take it back. */
export function useAct(): Acting {
  const [all, m] = [useMessages(), useTexts(agreements)];
  return useActing(({ refusal }) => refusedWords(all, m.refusals, refusal), showToast);
}
