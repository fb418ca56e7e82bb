import { accept, type Result } from '#base/result.ts';

/** Parts of 128 KiB under way without an answer: as many bytes as entries may be. */
const UNDER_WAY = 2;

/** All of `count` tasks, UNDER_WAY at once, and their results in order; none is begun after a refusal. */
export async function inLanes<T, R extends string>(count: number, task: (index: number) => Promise<Result<T, R>>): Promise<Result<readonly T[], R>> {
  const done: T[] = [];
  const refused: Result<never, R>[] = [];
  let next = 0;
  async function lane(): Promise<void> {
    while (next < count && refused.length === 0) {
      const index = next++;
      const result = await task(index);
      if (result.ok) done[index] = result.value;
      else refused.push(result);
    }
  }
  await Promise.all(Array.from({ length: UNDER_WAY }, lane));
  return refused[0] ?? accept(done);
}
