/** Runs one task at a time, in the order they were given. A task that fails does not stop those after it. */
export type Queue = <T>(task: () => Promise<T>) => Promise<T>;

/** A task that waits for one given to the same queue waits for ever. */
export function openQueue(): Queue {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = last.then(task);
    last = run.catch(() => undefined);
    return run;
  };
}
