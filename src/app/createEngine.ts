import { localDateAt } from '#base/localDate.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Command } from '#domain/command.ts';
import type { AppRefusal, Engine } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { calendaring } from './calendaring.ts';
import { comingIn } from './comingIn.ts';
import { feeding } from './feeding.ts';
import { feeing } from './feeing.ts';
import { openingCode } from './openingCode.ts';
import { fetched } from './fetched.ts';
import { checkFounding } from './inputs.ts';
import { DEMO_PASSPHRASE, lifecycle, type Lifecycle } from './lifecycle.ts';
import { erasing } from './erasing.ts';
import { forking } from './forking.ts';
import { handing } from './handing.ts';
import { locking } from './locking.ts';
import { mentoring } from './mentoring.ts';
import { namesOf } from './naming.ts';
import { photos } from './photos.ts';
import { planning } from './planning.ts';
import { readying } from './readying.ts';
import { recovering } from './recovering.ts';
import { removing } from './removing.ts';
import { rescuing } from './rescuing.ts';
import { teaming } from './teaming.ts';

/** The engine with what only its host calls. */
export type RunningEngine = {
  readonly engine: Engine;
  /** Reads the device and shows where it stands: empty, locked, or the demonstration open. */
  start(): Promise<void>;
  /** The network came back, or the app came to the front. */
  nudge(): void;
};

/** The whole app below the screens: one device's association, locked and unlocked. */
export function createEngine(deps: EngineDeps): RunningEngine {
  const life = lifecycle(deps);
  const engine: Engine = {
    ...entering(deps, life),
    ...working(life),
    ...comingIn(deps, life),
    ...recovering(deps, life),
    ...removing(life),
    ...life.farewell,
    ...life.renewal,
    ...rescuing(life),
    ...erasing(life),
    ...mentoring(deps, life),
    ...feeing(life),
    ...feeding(life),
    ...photos(life),
    ...calendaring(deps, life),
    ...planning(life),
    ...teaming(deps, life),
    ...readying(deps, life),
    ...forking(deps, life),
    ...handing(deps, life),
    ...locking(deps, life),
  };
  return { engine, start: life.start, nudge: life.nudge };
}

function entering(deps: EngineDeps, life: Lifecycle): Pick<Engine, 'found' | 'tryDemo' | 'eraseDevice' | 'unlock' | 'lock'> {
  const begin = async (made: Result<Unlocked, AppRefusal>, commands: (unlocked: Unlocked) => readonly Command[]): Promise<Result<null, AppRefusal>> => {
    if (!made.ok) return made;
    const space = await (await life.enter(made.value)).space;
    for (const command of commands(made.value)) {
      const done = await space.run(command, null);
      if (!done.ok) return refuse('not-saved', done.refusal);
    }
    return accept(null);
  };
  return {
    async found(input) {
      const checked = checkFounding(input);
      if (!checked.ok) return checked;
      if (!life.isEmpty()) return refuse('not-allowed');
      const code = await fetched(withOpening(import('./founding.ts')));
      if (!code.ok) return code;
      const made = await code.value.foundSpace(deps, life.lease(), checked.value);
      return begin(made, (unlocked) => [{ do: 'nameSpace', name: checked.value.spaceName }, ...namesOf(unlocked, checked.value)]);
    },
    async tryDemo(deviceName) {
      if (!life.isEmpty()) return refuse('not-allowed');
      const code = await fetched(withOpening(Promise.all([import('./founding.ts'), import('./demo.ts')])));
      if (!code.ok) return code;
      const [{ foundDemo }, { demoCommands }] = code.value;
      const made = await foundDemo(deps, life.lease(), DEMO_PASSPHRASE);
      if (!made.ok) return made;
      let done = accept(null) as Result<null>;
      const open = await life.enter(made.value, async (space) => {
        done = await space.runDated(demoCommands(localDateAt(deps.now()), made.value.row.member));
      });
      const space = await open.space;
      if (!done.ok) return refuse('not-saved', done.refusal);
      for (const command of namesOf(made.value, { ownName: '', deviceName })) await space.run(command, null);
      return accept(null);
    },
    eraseDevice: () => life.erase(),
    unlock: (passphrase) => life.unlock({ kind: 'passphrase', passphrase }),
    lock: () => life.lock(),
  };
}

/** With what opens the documents: somebody may lose the network as soon as they are in. */
async function withOpening<T>(code: Promise<T>): Promise<T> {
  const { first, rest } = openingCode();
  const [own] = await Promise.all([code, first, rest]);
  return own;
}

type Working = Pick<Engine, 'run' | 'contact' | 'talk' | 'task' | 'saveDraft' | 'drafts' | 'deleteDraft'>;

function working(life: Lifecycle): Working {
  const space = async () => (await life.open()?.space) ?? null;
  return {
    async run(command, draft) {
      return (await (await space())?.run(command, draft ?? null)) ?? refuse('not-unlocked');
    },
    contact: async (id) => (await space())?.view.detail(id) ?? null,
    async talk(id) {
      const [open, { talkOf }] = await Promise.all([space(), import('#doc/talks.ts')]);
      return open ? talkOf(open.team.doc(), id) : null;
    },
    async task(id) {
      const [open, { taskOf }] = await Promise.all([space(), import('#doc/tasks.ts')]);
      return open ? taskOf(open.team.doc(), id) : null;
    },
    saveDraft: async (draft) => (await life.drafts()?.save(draft)) ?? refuse('not-unlocked'),
    drafts: async () => (await life.drafts()?.all()) ?? [],
    deleteDraft: async (id) => life.drafts()?.remove(id),
  };
}
