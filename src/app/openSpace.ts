import { BOARD, deskIn, mentorshipIn, TEAM, type CircleId, type DraftId } from '#base/ids.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Circle } from '#circle/circle.ts';
import { NOT_BEGUN } from '#circle/ports.ts';
import { spaceName } from '#doc/members.ts';
import type { Command } from '#domain/command.ts';
import { deleteDraft } from '#store/draftStore.ts';
import type { Lease } from '#store/lease.ts';
import type { AppRefusal, Connection, RunResult } from './api.ts';
import { begun } from './begun.ts';
import { watchBoard, type BoardView } from './boardView.ts';
import type { Circles } from './circles.ts';
import { oneByOne, runCommand, runDated, type DatedCommand } from './commands.ts';
import type { EngineDeps } from './deps.ts';
import { deskChores } from './deskChores.ts';
import type { Desks } from './desks.ts';
import type { Unlocked } from './device.ts';
import { keepEpochs, type Epochs } from './epochs.ts';
import { feedsLater, type FeedsLater } from './feedsLater.ts';
import { filesLater, type FilesLater } from './filesLater.ts';
import type { ForkStatus } from './forkApi.ts';
import { forkStatus } from './forking.ts';
import { hubHeads, type HubHeads } from './hubHeads.ts';
import { isLevel } from './level.ts';
import { hubLine, type HubLine } from './hubLine.ts';
import { mentorChores } from './mentorChores.ts';
import type { MentorNotes } from './mentorNotes.ts';
import { openOnPhone, type OnPhone } from './onPhone.ts';
import type { Painted } from './paint.ts';
import type { Receipts } from './receipts.ts';
import { settle, type Settling } from './settlingDown.ts';
import { syncPorts } from './syncPorts.ts';
import { openUnreadable, type Unreadable } from './unreadable.ts';
import type { TeamView } from './teamView.ts';

/** An unlocked association: its documents in memory, its screens told, its hub connected. */
export type OpenSpace = {
  run(command: Command, draft: DraftId | null): Promise<RunResult>;
  /** The demonstration's past, as one entry. */
  runDated(commands: readonly DatedCommand[]): Promise<Result<null>>;
  /** A desk or a mentorship. One's own desk that nobody has opened yet is opened, which needs the hub once. Refuses `not-allowed` also where its key has not come yet. */
  circle(id: CircleId): Promise<Result<Circle, AppRefusal>>;
  readonly view: TeamView;
  readonly team: Circle;
  readonly circles: Circles;
  /** Null in the demonstration. */
  readonly epochs: Epochs | null;
  readonly receipts: Receipts;
  /** The open board, shown and kept. */
  readonly board: BoardView;
  /** Of mentorships, in their own circles or held here. */
  readonly notes: MentorNotes;
  /** Of agreements: one's own, for Leitung and Kasse everybody's. */
  readonly desks: Desks;
  readonly files: FilesLater;
  readonly feeds: FeedsLater;
  connection(): Connection;
  fork(): ForkStatus | null;
  readonly line: HubLine;
  /** Entries came into the circle by another way than the line: the screens are told. */
  arrived(circle: CircleId): void;
  spaceName(): string | null;
  /** Whether this phone is in the circle's present epoch and holds all that the hub, as far as it said, has of it. */
  isLevel(circle: CircleId): Promise<boolean>;
  /** False on a device that just joined and has not got the team's beginning yet: it shows and writes nothing until then. */
  isBegun(): boolean;
  nudge(): void;
  /** Writes the checkpoint, closes all; nothing readable stays. */
  close(): Promise<void>;
};

/** `tell` is called whenever the status line may have changed. */
export async function openSpace(deps: EngineDeps, unlocked: Unlocked, lease: Lease, painted: Painted, tell: () => void): Promise<OpenSpace> {
  const later: { look(): void }[] = [];
  const heard = (): void => later.forEach((one) => one.look());
  const changed = (): void => {
    tell();
    heard();
  };
  let nudge = (): void => undefined;
  const phone = await openOnPhone({ deps, unlocked, lease, painted, changed, nudge: () => nudge() });
  const { store, circles, receipts, desks } = phone;
  const unreadable = await openUnreadable({ deps, lease, unlocked });
  let run: OpenSpace['run'] = async () => refuse('not-unlocked');
  const opening: Opening = { ...phone, deps, lease, unlocked, unreadable, changed, heard, settling: settle(deps, () => settled()), run: (command) => run(command, null) };
  const connected = connect(opening);
  const { hub, epochs, heads } = connected;
  nudge = () => hub.connection?.nudge();
  const settled = (): void => {
    void circles.checkpoint('if-due');
    void opened.board.keep();
    epochs?.look();
  };
  const at = { deps, lease, unlocked, store, circles, desks, receipts, line: hub, changed: tell, isLevel: (circle: CircleId) => isLevel({ unlocked, store, circles, heads }, circle) };
  const [files, feeds] = [filesLater(at), feedsLater(at)];
  later.push(files, feeds);
  const opened: Opened = { ...opening, ...connected, files, feeds, board: watchBoard(unlocked.row.space, circles, deps) };
  const acts = acting(opened);
  run = acts.run;
  return { ...showing(opened), close: () => close(opened), ...acts };
}

type Opening = OnPhone & {
  readonly deps: EngineDeps;
  readonly lease: Lease;
  readonly unlocked: Unlocked;
  readonly unreadable: Unreadable;
  readonly changed: () => void;
  /** The hub has more of what was written here. */
  readonly heard: () => void;
  readonly settling: Settling;
  readonly run: (command: Command) => Promise<RunResult>;
};
type Connected = { readonly hub: HubLine; readonly heads: HubHeads; readonly epochs: Epochs | null; readonly arrived: (circle: CircleId) => void };
type Opened = Opening & Connected & { readonly files: FilesLater; readonly feeds: FeedsLater; readonly board: BoardView };

/** The line to the hub, and what keeps the circles in their present epochs over it; the demonstration has neither. */
function connect({ deps, unlocked, store, circles, receipts, notes, desks, unreadable, view, changed, heard, settling, run }: Opening): Connected {
  let epochs: Epochs | null = null;
  const heads = hubHeads();
  const arrived = (circle: CircleId): void => {
    const mentorship = mentorshipIn(circle);
    if (mentorship) deps.show({ of: 'notes', mentorships: [mentorship] });
    desks.arrived(circle);
    if (circle === TEAM || deskIn(circle)) deps.show({ of: 'agreements' });
    view.changed();
    changed();
    settling.later();
  };
  const told = { arrived, grew: (byUs: boolean) => epochs?.look(byUs), heard: () => { epochs?.look(); heard(); }, forked: changed, carried: changed, refilling: () => epochs?.hubLost() };
  const hub = hubLine(deps, unlocked, syncPorts({ unlocked, store, circles, receipts, heads, unreadable, ...told }), () => {
    epochs?.look();
    changed();
  });
  const { connection } = hub;
  const began = async (circle: CircleId): Promise<void> => {
    await receipts.changed(circle);
    connection?.nudge();
    arrived(circle);
  };
  const mentorships = mentorChores({ unlocked, circles, notes });
  const own = deskChores({ unlocked, circles, desks, run });
  if (connection) epochs = keepEpochs({ deps, unlocked, store, circles, receipts, mentorships, desks: own, heads, unreadable, line: hub, connection, began });
  return { hub, heads, epochs, arrived };
}

function showing({ unlocked, store, circles, epochs, receipts, notes, desks, files, feeds, board, view, hub, heads, arrived }: Opened): Omit<OpenSpace, 'run' | 'runDated' | 'circle' | 'close'> {
  return {
    view,
    team: circles.team,
    circles,
    epochs,
    receipts,
    notes,
    desks,
    files,
    feeds,
    board,
    connection: hub.state,
    fork: () => forkStatus(unlocked),
    line: hub,
    arrived,
    spaceName: () => spaceName(circles.team.doc()),
    isLevel: (circle) => isLevel({ unlocked, store, circles, heads }, circle),
    isBegun: () => circles.epochHere(TEAM) !== NOT_BEGUN,
    nudge: () => hub.connection?.nudge(),
  };
}

function acting({ deps, lease, unlocked, circles, notes, desks, receipts, view, hub, epochs, settling }: Opened): Pick<OpenSpace, 'run' | 'runDated' | 'circle'> {
  const told = async <R extends { readonly ok: boolean }>(done: R): Promise<R> => {
    if (!done.ok) return done;
    await Promise.all([TEAM, BOARD].map((circle: CircleId) => receipts.changed(circle)));
    view.changed();
    deps.show({ of: 'agreements' });
    hub.connection?.nudge();
    settling.later();
    return done;
  };
  const doors = { ...circles, notes, desks, dropDraft: (id: DraftId) => deleteDraft(deps.database, lease, id) };
  const run = oneByOne(async (command: Command, draft: DraftId | null) => {
    await begun(deps, circles);
    return runCommand(deps, unlocked, doors, command, draft);
  });
  return {
    run: async (command, draft) => told(await run(command, draft)),
    runDated: async (commands) => told(await runDated(deps, unlocked, doors, commands)),
    async circle(id) {
      const open = await circles.open(id);
      if (open || !epochs) return open ? accept(open) : refuse('demo-has-no-hub');
      await hub.settled();
      const made = await epochs.begin(id);
      if (!made.ok) return made;
      const begunNow = await circles.open(id);
      return begunNow ? accept(begunNow) : refuse('not-allowed');
    },
  };
}

async function close({ circles, view, hub, epochs, files, feeds, settling, board }: Opened): Promise<void> {
  hub.connection?.close();
  settling.cancel();
  await Promise.all([files.close(), feeds.close()]);
  await epochs?.close();
  view.stop();
  await board.stop();
  await circles.checkpoint('now');
  await circles.close();
}
