/** A form's errors without those of the parts somebody typed in. `at` says where the errors of a part stand, if not under its own name; nothing to forgive: the same errors. */
export function forgiven<E extends object>(errors: E, parts: readonly string[], at: Readonly<Record<string, readonly string[]>>): E {
  const gone = parts.flatMap((part) => at[part] ?? [part]);
  if (!gone.some((place) => place in errors)) return errors;
  return Object.fromEntries(Object.entries(errors).filter(([place]) => !gone.includes(place))) as E;
}
