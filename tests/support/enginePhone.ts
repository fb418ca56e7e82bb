import { newId, type ContactId, type Random } from '#base/ids.ts';
import { localDateAt, type LocalDate } from '#base/localDate.ts';
import type { GuidePoint } from '#domain/guide.ts';
import type { ContactRow, Engine, Patch, Session, Status } from '#app/api.ts';
import type { Erasure } from '#app/erasureApi.ts';
import type { CommitmentRow } from '#app/planningApi.ts';
import type { MandateRow, MentorshipRow } from '#app/recruitingApi.ts';
import type { RecoveryState } from '#app/recoveryApi.ts';
import type { PendingRemoval } from '#app/removalApi.ts';
import type { RescueCount } from '#app/rescueApi.ts';
import type { TeamState } from '#app/teamApi.ts';
import { createEngine } from '#app/createEngine.ts';
import { patchesOf, type FirstPaint } from '#app/firstPaint.ts';
import { argon2Ladder } from '#seal/calibrate.ts';
import { openDatabase, type Database } from '#store/database.ts';
import type { OpenChannel, Timer } from '#sync/ports.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';

/** A phone without its screens: the real engine over IndexedDB's stand-in, talking to a real hub. */
export type Phone = {
  readonly engine: Engine;
  readonly database: Database;
  readonly today: LocalDate;
  row(id: ContactId): ContactRow | undefined;
  rows(): readonly ContactRow[];
  members(): readonly string[];
  /** The points of the guide to win somebody, from the open board. */
  guide(): readonly GuidePoint[];
  commitments(): readonly CommitmentRow[];
  mandates(): readonly MandateRow[];
  mentorships(): readonly MentorshipRow[];
  /** Null until `refreshTeam` was asked. */
  team(): TeamState | null;
  removals(): readonly PendingRemoval[];
  erasures(): readonly Erasure[];
  recovery(): RecoveryState;
  /** Who left how much behind. */
  rescues(): readonly RescueCount[];
  session(): Session;
  status(): Status;
  /** Unlocked, and its documents are open. */
  isOpen(): boolean;
  /** Resolves with the patch that makes it true. */
  until(holds: () => boolean): Promise<void>;
  /** The network came back. */
  nudge(): void;
  stop(): Promise<void>;
};

/** `open`: another way to the hub than the network. `measured`: its locks cost what this machine bears, as a real phone's do, instead of the least. */
export type PhoneOptions = { readonly open?: OpenChannel; readonly timer?: Timer; readonly now?: () => number; readonly measured?: boolean };

/** With the database of a phone that was stopped it is that phone, started again. */
export async function startPhone(name: string, origin: string, random: Random, database: Database = openDatabase(`${name}-${newId(random)}`), options: PhoneOptions = {}): Promise<Phone> {
  const rows = new Map<ContactId, ContactRow>();
  const mandates = new Map<string, MandateRow>();
  const mentorships = new Map<string, MentorshipRow>();
  let members: readonly string[] = [];
  let commitments: readonly CommitmentRow[] = [];
  let team: TeamState | null = null;
  let guide: readonly GuidePoint[] = [];
  let removals: readonly PendingRemoval[] = [];
  let erasures: readonly Erasure[] = [];
  let recovery: RecoveryState = { open: [], urge: null };
  let rescues: readonly RescueCount[] = [];
  let session: Session = { at: 'starting' };
  let status: Status | null = null;
  const listeners = new Set<() => void>();
  const show = (patch: Patch | FirstPaint): void => {
    if (patch.of === 'first-paint') return patchesOf(patch).forEach(show);
    if (patch.of === 'session') session = patch.session;
    if (patch.of === 'status') status = patch.status;
    if (patch.of === 'members') members = patch.members.map((member) => member.name);
    if (patch.of === 'commitments') commitments = patch.commitments;
    if (patch.of === 'guides') guide = patch.guides.candidacy.points;
    if (patch.of === 'team') team = patch.team;
    if (patch.of === 'recovery') recovery = patch.recovery;
    if (patch.of === 'removals') removals = patch.removals;
    if (patch.of === 'erasures') erasures = patch.erasures;
    if (patch.of === 'rescues') rescues = patch.rescues;
    if (patch.of === 'rows') keep(rows, patch.all, patch.rows);
    if (patch.of === 'mandates') keep(mandates, patch.all, patch.mandates);
    if (patch.of === 'mentorships') keep(mentorships, patch.all, patch.mentorships);
    for (const listener of listeners) listener();
  };
  const running = createEngine({
    database,
    open: options.open ?? webSocketChannel(syncAddress(origin)),
    origin,
    now: options.now ?? (() => Date.now()),
    random,
    timer: options.timer ?? ((ms, task) => {
      const id = setTimeout(task, ms);
      return () => clearTimeout(id);
    }),
    ...(options.measured ? {} : { cost: argon2Ladder[0] }),
    isDurable: async () => true,
    show,
  });
  await running.start();
  return {
    engine: running.engine,
    database,
    today: localDateAt(Date.now()),
    row: (id) => rows.get(id),
    rows: () => [...rows.values()],
    members: () => members,
    guide: () => guide,
    commitments: () => commitments,
    mandates: () => [...mandates.values()],
    mentorships: () => [...mentorships.values()],
    team: () => team,
    removals: () => removals,
    erasures: () => erasures,
    recovery: () => recovery,
    rescues: () => rescues,
    session: () => session,
    status: () => {
      if (!status) throw new Error('no status yet');
      return status;
    },
    isOpen: () => session.at === 'unlocked' && status?.opening === false,
    until: (holds) =>
      new Promise((resolve) => {
        const check = (): void => {
          if (!holds()) return;
          listeners.delete(check);
          resolve();
        };
        listeners.add(check);
        check();
      }),
    nudge: running.nudge,
    stop: async () => {
      await running.engine.lock();
      database.close();
    },
  };
}

function keep<Row extends { readonly id: string }>(kept: Map<string, Row>, all: boolean, rows: readonly Row[]): void {
  if (all) kept.clear();
  for (const row of rows) kept.set(row.id, row);
}
