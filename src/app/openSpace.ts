import { BOARD, TEAM, type CircleId, type DraftId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Circle } from '#circle/circle.ts';
import { NOT_BEGUN, type CircleStore } from '#circle/ports.ts';
import { spaceName } from '#doc/members.ts';
import type { Command } from '#domain/command.ts';
import type { Connection, RunResult } from './api.ts';
import { watchBoard } from './boardView.ts';
import { openCircles, type Circles } from './circles.ts';
import { oneByOne, runCommand, runDated, type DatedCommand } from './commands.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import { hubHeads } from './hubHeads.ts';
import { hubLine, type HubLine } from './hubLine.ts';
import type { Painted } from './paint.ts';
import { receipts as keepReceipts, type Receipts } from './receipts.ts';
import { syncPorts } from './syncPorts.ts';
import { listViewOf } from './teamRows.ts';
import { teamView, type TeamView } from './teamView.ts';

/** An unlocked association: its documents in memory, its screens told, its hub connected. */
export type OpenSpace = {
  run(command: Command, draft: DraftId | null): Promise<RunResult>;
  /** The demonstration's past, as one entry. */
  runDated(commands: readonly DatedCommand[]): Promise<Result<null>>;
  readonly view: TeamView;
  readonly team: Circle;
  readonly circles: Circles;
  readonly receipts: Receipts;
  connection(): Connection;
  readonly line: HubLine;
  spaceName(): string | null;
  /** False on a device that just joined and has not got the team's beginning yet: it shows and writes nothing until then. */
  isBegun(): boolean;
  nudge(): void;
  /** Writes the checkpoint, closes all; nothing readable stays. */
  close(): Promise<void>;
};

/** A checkpoint is work for a large document: it waits until nothing has come for this long. */
const QUIET_MS = 3_000;

/** `changed` is called whenever the status line may have. */
export async function openSpace(deps: EngineDeps, unlocked: Unlocked, store: CircleStore, painted: Painted, changed: () => void): Promise<OpenSpace> {
  const circles = await openCircles({ deps, unlocked, store, listView: (team) => listViewOf(team, unlocked.row.member) });
  let turned = (_records: readonly string[]): void => undefined;
  const receipts = keepReceipts(store, unlocked.keys.id, circles.logs, (records) => turned(records));
  await receipts.refresh();
  // The demonstration has no hub, so nothing of it is ever safe there.
  const waits = (record: string): boolean => unlocked.row.demo || receipts.waits(record);
  const view = teamView(circles.team, unlocked.row.member, painted, waits, deps.show);
  turned = (records) => {
    view.receipts(records);
    changed();
  };
  const settling = settle(deps, circles);
  const arrived = (): void => {
    view.changed();
    changed();
    settling.later();
  };
  const heads = hubHeads();
  const hub = hubLine(deps, unlocked, syncPorts({ unlocked, store, circles, receipts, heads, arrived }), changed);
  const opened: Opened = { deps, unlocked, circles, receipts, view, hub, settling, stopBoard: watchBoard(unlocked.row.space, circles.board, deps.show) };
  return { ...showing(opened), close: () => close(opened), ...acting(opened) };
}

function showing({ circles, receipts, view, hub }: Opened): Omit<OpenSpace, 'run' | 'runDated' | 'close'> {
  const { team } = circles;
  return {
    view,
    team,
    circles,
    receipts,
    connection: hub.state,
    line: hub,
    spaceName: () => spaceName(team.doc()),
    isBegun: () => circles.epochHere(TEAM) !== NOT_BEGUN,
    nudge: () => hub.connection?.nudge(),
  };
}

type Settling = { later(): void; cancel(): void };
type Opened = {
  readonly deps: EngineDeps;
  readonly unlocked: Unlocked;
  readonly circles: Circles;
  readonly receipts: Receipts;
  readonly view: TeamView;
  readonly hub: HubLine;
  readonly settling: Settling;
  readonly stopBoard: () => Promise<void>;
};

function acting({ deps, unlocked, circles, receipts, view, hub, settling }: Opened): Pick<OpenSpace, 'run' | 'runDated'> {
  const told = async <R extends { readonly ok: boolean }>(done: R): Promise<R> => {
    if (!done.ok) return done;
    await Promise.all([TEAM, BOARD].map((circle: CircleId) => receipts.changed(circle)));
    view.changed();
    hub.connection?.nudge();
    settling.later();
    return done;
  };
  const run = oneByOne((command: Command, draft: DraftId | null) => runCommand(deps, unlocked, circles, command, draft));
  return {
    run: async (command, draft) => told(await run(command, draft)),
    runDated: async (commands) => told(await runDated(deps, unlocked, circles.team, commands)),
  };
}

function settle(deps: EngineDeps, circles: Circles): Settling {
  let cancel = (): void => undefined;
  return {
    later() {
      cancel();
      cancel = deps.timer(QUIET_MS, () => void circles.checkpoint('if-due'));
    },
    cancel: () => cancel(),
  };
}

async function close({ circles, view, hub, settling, stopBoard }: Opened): Promise<void> {
  hub.connection?.close();
  settling.cancel();
  view.stop();
  await stopBoard();
  await circles.checkpoint('now');
  await circles.close();
}
