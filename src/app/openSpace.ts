import { BOARD, TEAM, type CircleId, type DraftId } from '#base/ids.ts';
import { refuse, type Result } from '#base/result.ts';
import { openCircle, type Circle } from '#circle/circle.ts';
import type { CircleStore, LogKey } from '#circle/ports.ts';
import { spaceName } from '#doc/members.ts';
import type { Command } from '#domain/command.ts';
import { importEpochKey } from '#seal/body.ts';
import type { AppRefusal, Connection, RunResult } from './api.ts';
import { oneByOne, runCommand, runDated, type DatedCommand } from './commands.ts';
import { watchBoard } from './boardView.ts';
import type { EngineDeps } from './deps.ts';
import type { Unlocked } from './device.ts';
import type { Painted } from './paint.ts';
import { hubLine } from './hubLine.ts';
import { inviteDevice } from './inviting.ts';
import { encodeListView } from './listView.ts';
import { receipts as keepReceipts, type Receipts } from './receipts.ts';
import { syncPorts } from './syncPorts.ts';
import { teamView, type TeamView } from './teamView.ts';

/** An unlocked association: its documents in memory, its screens told, its hub connected. */
export type OpenSpace = {
  run(command: Command, draft: DraftId | null): Promise<RunResult>;
  /** The demonstration's past, as one entry. */
  runDated(commands: readonly DatedCommand[]): Promise<Result<null>>;
  invite(days: number): Promise<Result<{ link: string; expires: number }, AppRefusal>>;
  readonly view: TeamView;
  readonly team: Circle;
  readonly receipts: Receipts;
  connection(): Connection;
  spaceName(): string | null;
  nudge(): void;
  /** Writes the checkpoint, closes all; nothing readable stays. */
  close(): Promise<void>;
};

/** A checkpoint is work for a large document: it waits until nothing has come for this long. */
const QUIET_MS = 3_000;
const EPOCH = 1;
const logOf = (circle: CircleId): LogKey => ({ circle, epoch: EPOCH });

/** `changed` is called whenever the status line may have. */
export async function openSpace(deps: EngineDeps, unlocked: Unlocked, store: CircleStore, painted: Painted, changed: () => void): Promise<OpenSpace> {
  const { member } = unlocked.row;
  const team = await mustOpen(deps, unlocked, store, TEAM, (doc) => encodeListView(view.listView(doc)));
  const board = await mustOpen(deps, unlocked, store, BOARD, () => new Uint8Array());
  const receipts = keepReceipts(store, unlocked.keys.id, [logOf(TEAM), logOf(BOARD)], (records) => {
    if (records.length > 0) view.receipts(records);
    changed();
  });
  // The demonstration has no hub, so nothing of it is ever safe there.
  const waits = (record: string): boolean => unlocked.row.demo || receipts.waits(record);
  const view = teamView(() => team.doc(), member, waits, deps.show);
  team.onRebuilt((doc) => {
    view.watch(doc);
    view.all(new Map());
  });
  view.watch(team.doc());
  await receipts.refresh();
  view.all(painted);
  const stopBoard = watchBoard(unlocked.row.space, board, deps.show);

  let cancelSettling = (): void => undefined;
  const settle = (): void => {
    cancelSettling();
    cancelSettling = deps.timer(QUIET_MS, () => void team.checkpoint('if-due'));
  };
  const circles = new Map([TEAM, BOARD].map((id) => [id, { log: logOf(id), circle: id === TEAM ? team : board }]));
  const hub = hubLine(deps, unlocked, syncPorts(unlocked, store, circles, receipts, () => {
    view.changed();
    changed();
    settle();
  }), changed);
  const told = async <R extends { readonly ok: boolean }>(done: R): Promise<R> => {
    if (!done.ok) return done;
    await receipts.saved();
    view.changed();
    hub.connection?.nudge();
    settle();
    return done;
  };
  const run = oneByOne((command: Command, draft: DraftId | null) => runCommand(deps, unlocked, { team, board }, command, draft));
  return {
    view,
    team,
    receipts,
    run: async (command, draft) => told(await run(command, draft)),
    runDated: async (commands) => told(await runDated(deps, unlocked, team, commands)),
    invite: async (days) => {
      if (!hub.connection) return refuse('demo-has-no-hub');
      await hub.settled();
      return inviteDevice(deps, unlocked, hub.connection, days);
    },
    connection: hub.state,
    spaceName: () => spaceName(team.doc()),
    nudge: () => hub.connection?.nudge(),
    close: async () => {
      hub.connection?.close();
      cancelSettling();
      view.stop();
      await stopBoard();
      await team.checkpoint('now');
      await board.checkpoint('now');
      await team.close();
      await board.close();
    },
  };
}


async function mustOpen(deps: EngineDeps, unlocked: Unlocked, store: CircleStore, circle: CircleId, listView: Parameters<typeof openCircle>[0]['listView']): Promise<Circle> {
  const held = unlocked.epochKeys.find((one) => one.circle === circle && one.epoch === EPOCH);
  const opened = await openCircle({
    space: unlocked.row.space,
    log: logOf(circle),
    store,
    author: { id: unlocked.keys.id, sign: unlocked.keys.sign },
    key: held ? await importEpochKey(held.key) : null,
    vault: held ? unlocked.vault : null,
    roster: unlocked.roster.current,
    random: deps.random,
    listView,
  });
  if (!opened.ok) throw new Error(opened.refusal);
  return opened.value;
}
