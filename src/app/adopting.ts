import { BOARD, TEAM, type CircleId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Circle } from '#circle/circle.ts';
import { applyWrites } from '#doc/records.ts';
import type { Adopted } from '#domain/adoption.ts';
import type { Write } from '#domain/write.ts';
import type { AppRefusal } from './api.ts';
import { isDeskToOpen } from './rescueReading.ts';
import type { RescueDeps } from './rescueRoom.ts';

/** So much is said anew in one entry; less where that is too large for one. */
const SAID_AT_ONCE = 200;

type AdoptDeps = Pick<RescueDeps, 'deps' | 'unlocked' | 'space'>;

/**
 * Writes anew into the circle it was written in what of it that circle has not heard, under its author's name. In the circles
 * everybody is in the rules decide (`run`); in one of few (a desk, a mentorship's notes) it is said again as it was, by somebody
 * who is in it: `not-allowed` to anybody else. A desk that nobody opened is opened for it (D-180), which needs the hub. What was written stays where a later part fails; trying again writes the rest.
 */
export async function adoptInto(at: AdoptDeps, circle: CircleId, said: readonly Adopted[]): Promise<Result<null, AppRefusal>> {
  if (circle === TEAM || circle === BOARD) return inParts(said, async (part) => at.space.run({ do: 'adopt', said: part }, null));
  const { circles, receipts, epochs, line } = at.space;
  if (isDeskToOpen(at.unlocked, circle)) {
    await line.settled();
    const begun = await epochs?.begin(circle);
    if (begun && !begun.ok) return begun;
  }
  const done = (await circles.borrow(circle, (open) => inParts(said, (part) => sayAgain(at, open, part)))) ?? refuse('not-allowed' as const);
  await receipts.changed(circle);
  at.space.nudge();
  return done;
}

async function inParts(said: readonly Adopted[], write: (part: readonly Adopted[]) => Promise<Result<unknown>>, most = SAID_AT_ONCE): Promise<Result<null, AppRefusal>> {
  for (let from = 0; from < said.length; from += most) {
    const part = said.slice(from, from + most);
    const done = await write(part);
    if (done.ok) continue;
    if (done.refusal !== 'too-large' || part.length < 2) return refuse('not-saved', done.refusal);
    const smaller = await inParts(part, write, Math.ceil(part.length / 2));
    if (!smaller.ok) return smaller;
  }
  return accept(null);
}

async function sayAgain({ deps, unlocked }: AdoptDeps, circle: Circle, said: readonly Adopted[]): Promise<Result<unknown>> {
  const writes = said.map((one): Write => (one.make === 'birth' ? { ...one, make: 'adoption' } : one));
  const by = { member: unlocked.row.member, at: deps.now() };
  return circle.write((doc) => applyWrites(doc, writes, by, 'run'), { records: () => writes.map(({ id }) => id), draft: null });
}
