import type { Decision } from '#domain/refusal.ts';
import type { Write } from '#domain/write.ts';

/** All that a decision writes, whichever circle it goes to. */
export function writesOf({ parts }: Decision): readonly Write[] {
  return parts.flatMap(({ writes }) => writes);
}
