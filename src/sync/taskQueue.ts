export type TaskQueue = {
  /** Runs `task` once all tasks before it have ended. */
  run(task: () => Promise<void>): void;
  busy(): boolean;
};

/** One task after the other, in the order they came; a task that throws is told to `broken`, and the next one runs. */
export function taskQueue(broken: () => void): TaskQueue {
  let last = Promise.resolve();
  let waiting = 0;
  return {
    run(task) {
      waiting += 1;
      last = last.then(task).catch(broken).then(() => {
        waiting -= 1;
      });
    },
    busy: () => waiting > 0,
  };
}
