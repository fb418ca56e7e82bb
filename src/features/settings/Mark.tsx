import type { ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Chip, type Tone } from '#ui/Chip.tsx';

/** The row's sentence says it; the mark repeats it in one word, for the eye. */
export function Mark({ tone }: { readonly tone: Tone }): ReactNode {
  const m = useMessages().settings.marks;
  return <Chip tone={tone}>{m[tone]}</Chip>;
}
