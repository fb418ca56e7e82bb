import type { MentorshipRow } from '#app/recruitingApi.ts';
import type { Command } from '#domain/command.ts';
import type { MentorshipField } from '#domain/mentorship.ts';
import type { Plain } from '#domain/write.ts';

/** Replaces every value that stands there by the one picked; only one that was said may stand. */
export function settling({ id, heads }: Pick<MentorshipRow, 'id' | 'heads'>, field: MentorshipField, value: unknown): Command {
  return { do: 'restore', values: [{ kind: 'mentorship', id, field, value: value as Plain, seen: heads[field] }] };
}
