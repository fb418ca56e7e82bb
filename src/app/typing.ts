/** Forms being typed in; each keeps its draft when asked and resolves once that is on the disk or has failed. */
const keepers = new Set<() => Promise<void>>();

/** Has the form keep its draft whenever the app is about to close its drafts; answers how to end that. */
export function onLeaving(keep: () => Promise<void>): () => void {
  keepers.add(keep);
  return () => void keepers.delete(keep);
}

/** Keeps everything typed so far; resolves once it is kept. A form that could not says so itself. */
export async function keepTyped(): Promise<void> {
  await Promise.allSettled([...keepers].map((keep) => keep()));
}
