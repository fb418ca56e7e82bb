import { BOARD, TEAM, type DraftId } from '#base/ids.ts';
import type { Result } from '#base/result.ts';
import type { Circle } from '#circle/circle.ts';
import type { CircleStore } from '#circle/ports.ts';
import { spaceName } from '#doc/members.ts';
import type { Command } from '#domain/command.ts';
import type { Connection, RunResult } from './api.ts';
import { oneByOne, runCommand, runDated, type DatedCommand } from './commands.ts';
import { watchBoard } from './boardView.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { Painted } from './paint.ts';
import { hubLine, type HubLine } from './hubLine.ts';
import { openCircles, type OpenCircles } from './openCircles.ts';
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
  readonly receipts: Receipts;
  connection(): Connection;
  readonly line: HubLine;
  spaceName(): string | null;
  nudge(): void;
  /** Writes the checkpoint, closes all; nothing readable stays. */
  close(): Promise<void>;
};

/** A checkpoint is work for a large document: it waits until nothing has come for this long. */
const QUIET_MS = 3_000;

/** `changed` is called whenever the status line may have. */
export async function openSpace(deps: EngineDeps, unlocked: Unlocked, store: CircleStore, painted: Painted, changed: () => void): Promise<OpenSpace> {
  const circles = await openCircles(deps, unlocked, store, (team) => listViewOf(team, unlocked.row.member));
  const team = circleOf(circles, 'team');
  let turned = (_records: readonly string[]): void => undefined;
  const receipts = keepReceipts(store, unlocked.keys.id, [...circles.values()].map((open) => open.log), (records) => turned(records));
  await receipts.refresh();
  // The demonstration has no hub, so nothing of it is ever safe there.
  const waits = (record: string): boolean => unlocked.row.demo || receipts.waits(record);
  const view = teamView(team, unlocked.row.member, painted, waits, deps.show);
  turned = (records) => {
    view.receipts(records);
    changed();
  };
  const settling = settle(deps, team);
  const arrived = (): void => {
    view.changed();
    changed();
    settling.later();
  };
  const hub = hubLine(deps, unlocked, syncPorts(unlocked, store, circles, receipts, arrived), changed);
  const opened: Opened = { deps, unlocked, circles, receipts, view, hub, settling, stopBoard: watchBoard(unlocked.row.space, circleOf(circles, 'board'), deps.show) };
  return { view, team, receipts, connection: hub.state, line: hub, spaceName: () => spaceName(team.doc()), nudge: () => hub.connection?.nudge(), close: () => close(opened), ...acting(opened) };
}

type Settling = { later(): void; cancel(): void };
type Opened = {
  readonly deps: EngineDeps;
  readonly unlocked: Unlocked;
  readonly circles: OpenCircles;
  readonly receipts: Receipts;
  readonly view: TeamView;
  readonly hub: HubLine;
  readonly settling: Settling;
  readonly stopBoard: () => Promise<void>;
};

function acting({ deps, unlocked, circles, receipts, view, hub, settling }: Opened): Pick<OpenSpace, 'run' | 'runDated'> {
  const both = { team: circleOf(circles, 'team'), board: circleOf(circles, 'board') };
  const told = async <R extends { readonly ok: boolean }>(done: R): Promise<R> => {
    if (!done.ok) return done;
    await receipts.saved();
    view.changed();
    hub.connection?.nudge();
    settling.later();
    return done;
  };
  const run = oneByOne((command: Command, draft: DraftId | null) => runCommand(deps, unlocked, both, command, draft));
  return {
    run: async (command, draft) => told(await run(command, draft)),
    runDated: async (commands) => told(await runDated(deps, unlocked, both.team, commands)),
  };
}

function settle(deps: EngineDeps, team: Circle): Settling {
  let cancel = (): void => undefined;
  return {
    later() {
      cancel();
      cancel = deps.timer(QUIET_MS, () => void team.checkpoint('if-due'));
    },
    cancel: () => cancel(),
  };
}

async function close({ circles, view, hub, settling, stopBoard }: Opened): Promise<void> {
  hub.connection?.close();
  settling.cancel();
  view.stop();
  await stopBoard();
  for (const { circle } of circles.values()) {
    await circle.checkpoint('now');
    await circle.close();
  }
}

function circleOf(circles: OpenCircles, id: 'team' | 'board'): Circle {
  const open = circles.get(id === 'team' ? TEAM : BOARD);
  if (!open) throw new Error(`${id} is not open`);
  return open.circle;
}
