import 'fake-indexeddb/auto';
import { deskCircle, type AgreementId } from '#base/ids.ts';
import { REST_MS } from '#app/resting.ts';
import type { Command } from '#domain/command.ts';
import type { Timer } from '#sync/ports.ts';
import { agreementOn, begins, editing, somebody } from '../support/feePhones.ts';
import { realTimer } from '../support/fakeTimer.ts';
import { memberOf, run } from '../support/mentorPhones.ts';
import { seededRandom } from '../support/random.ts';
import { foundedPhone, type SpacePhone } from '../support/spacePhone.ts';
import { median, tenths, type Print } from './figure.ts';
import { withHub } from './phone.ts';

const AGREEMENTS = 300;
const TIMES = 15;

/** CPU of one edit of an agreement at a desk of 300, below the screens and without a browser; `….first`: where the desk was not used for a while, so that its log is read first. */
export async function feeCommands(print: Print): Promise<void> {
  await withHub(async (hub) => {
    const rests = heldRests();
    const random = seededRandom(300);
    const phone = await foundedPhone('office', hub, hub.code ?? '', random, { timer: rests.timer });
    const ids: AgreementId[] = [];
    for (let at = 0; at < AGREEMENTS; at += 1) ids.push(await begins(random, phone, await somebody(random, phone, `Jana Muster ${at}`)));
    await phone.space.line.settled();
    const circle = deskCircle(memberOf(phone));
    const desk = { circle, epoch: phone.space.circles.epochHere(circle) };
    const [first, next]: [number[], number[]] = [[], []];
    for (const id of ids.slice(0, TIMES)) {
      const [later, again] = [await edit(phone, id, 5_000), await edit(phone, id, 6_000)];
      rests.end();
      // Takes its turn at the desk, so it is answered once that is closed.
      await phone.space.circles.receive(desk, []);
      first.push(await costs(phone, later));
      next.push(await costs(phone, again));
    }
    print('fees.command.first', tenths(median(first)), 'ms');
    print('fees.command', tenths(median(next)), 'ms');
    await phone.space.close();
  });
}

/** The machine's own time, but for how long a desk rests: that is over when it is said to be. */
function heldRests(): { readonly timer: Timer; end(): void } {
  const resting = new Set<() => void>();
  const hold = (task: () => void): (() => void) => {
    resting.add(task);
    return () => void resting.delete(task);
  };
  return {
    timer: (ms, task) => (ms === REST_MS ? hold(task) : realTimer(ms, task)),
    end() {
      for (const task of resting) task();
    },
  };
}

async function edit(phone: SpacePhone, id: AgreementId, basisPoints: number): Promise<Command> {
  const { desk } = (await agreementOn(phone, id))!;
  return editing(phone, id, desk, { rate: { by: 'share', basisPoints } });
}

/** From the command to its answer, in milliseconds of CPU. */
async function costs(phone: SpacePhone, command: Command): Promise<number> {
  const before = process.cpuUsage();
  await run(phone, command);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
