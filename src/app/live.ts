import { useMemo } from 'react';
import { create } from 'zustand';
import type { ContactId, MentorshipId } from '#base/ids.ts';
import type { ContactRow, MemberRow, Patch, Session, Status, TaskRow } from '#app/api.ts';
import type { Guides } from '#domain/guide.ts';
import type { Erasure } from './erasureApi.ts';
import type { MandateRow, MentorshipRow } from './recruitingApi.ts';
import type { CommitmentRow } from './planningApi.ts';
import type { RecoveryState } from './recoveryApi.ts';
import type { PendingRemoval } from './removalApi.ts';
import type { RescueCount } from './rescueApi.ts';
import type { TeamState } from './teamApi.ts';

type Live = {
  readonly session: Session;
  readonly status: Status;
  /** Seconds until the next try to unlock. */
  readonly lockWait: number;
  readonly rows: ReadonlyMap<ContactId, ContactRow>;
  readonly tasks: readonly TaskRow[];
  readonly members: readonly MemberRow[];
  /** In no order. */
  readonly mandates: readonly MandateRow[];
  readonly mentorships: readonly MentorshipRow[];
  /** In no order. */
  readonly commitments: readonly CommitmentRow[];
  readonly guides: Guides;
  /** Null until a screen has asked for it (`refreshTeam`). */
  readonly team: TeamState | null;
  /** Removals that wait for the hub. */
  readonly removals: readonly PendingRemoval[];
  readonly erasures: readonly Erasure[];
  readonly recovery: RecoveryState;
  /** Who left entries behind that a person has to decide about. */
  readonly rescues: readonly RescueCount[];
  /** Counts changes per contact, so that an open detail screen asks again. */
  readonly touched: ReadonlyMap<ContactId, number>;
  /** The same per mentorship, for its notes. */
  readonly notesTouched: ReadonlyMap<MentorshipId, number>;
  /** Counts changes of agreements, of what the team knows of them, and of terms: open screens ask again. */
  readonly agreementsTouched: number;
  /** The same of what is published and followed. */
  readonly feedTouched: number;
  /** The same of the calendar: events, committees, followed calendars. The open ones are readable before unlocking. */
  readonly calendarTouched: number;
  /** The same of what boards were asked. */
  readonly supportsTouched: number;
};

const nothing: Live = {
  session: { at: 'starting' },
  status: { connection: 'connecting', waiting: 0, heldNotes: 0, hubTurnedBack: false, setAside: 0, fork: null, durable: null, opening: false },
  lockWait: 0,
  rows: new Map(),
  tasks: [],
  members: [],
  mandates: [],
  mentorships: [],
  commitments: [],
  guides: { candidacy: { points: [] }, 'standing-again': { points: [] }, pack: { points: [] } },
  team: null,
  removals: [],
  erasures: [],
  recovery: { open: [], urge: null },
  rescues: [],
  touched: new Map(),
  notesTouched: new Map(),
  agreementsTouched: 0,
  feedTouched: 0,
  calendarTouched: 0,
  supportsTouched: 0,
};

/** The one store the screens read; only patches from the engine change it. */
export const useLive = create<Live>(() => nothing);

/** The members whom something can be given to do: not those who were removed. */
export function usePresentMembers(): readonly MemberRow[] {
  const members = useLive((live) => live.members);
  return useMemo(() => members.filter((member) => !member.gone), [members]);
}

/** Acts once the app stands unlocked; answers how to leave off. */
export function onceUnlocked(act: () => void): () => void {
  const stop = useLive.subscribe(({ session }) => {
    if (session.at !== 'unlocked') return;
    stop();
    act();
  });
  return stop;
}

/** What may be shown without a key. */
const open: ReadonlySet<Patch['of']> = new Set(['session', 'status', 'lock-wait', 'guides', 'calendar']);

/** Puts one patch of the engine into the store; locking leaves nothing readable behind, and nothing readable comes after it. */
export function showPatch(patch: Patch): void {
  useLive.setState((live) => (open.has(patch.of) || live.session.at === 'unlocked' ? applyPatch(live, patch) : live));
}

function applyPatch(live: Live, patch: Patch): Partial<Live> {
  switch (patch.of) {
    case 'session':
      return patch.session.at === 'unlocked'
        ? { session: patch.session }
        : { ...nothing, session: patch.session, status: live.status, lockWait: live.lockWait, guides: live.guides, calendarTouched: live.calendarTouched + 1 };
    case 'status':
      return { status: patch.status };
    case 'lock-wait':
      return { lockWait: patch.seconds };
    case 'rows':
      return { rows: mergeRows(patch.all ? new Map() : live.rows, patch.rows) };
    case 'tasks':
      return { tasks: patch.tasks };
    case 'members':
      return { members: patch.members };
    case 'mandates':
      return { mandates: patch.all ? patch.mandates : replaced(live.mandates, patch.mandates) };
    case 'mentorships':
      return { mentorships: patch.all ? patch.mentorships : replaced(live.mentorships, patch.mentorships) };
    case 'commitments':
      return { commitments: patch.commitments };
    case 'supports':
      return { supportsTouched: live.supportsTouched + 1 };
    case 'guides':
      return { guides: patch.guides };
    case 'team':
      return { team: patch.team };
    case 'rescues':
      return { rescues: patch.rescues };
    case 'removals':
      return { removals: patch.removals };
    case 'erasures':
      return { erasures: patch.erasures };
    case 'recovery':
      return { recovery: patch.recovery };
    case 'touched':
      return { touched: countTouched(live.touched, patch.contacts) };
    case 'agreements':
      return { agreementsTouched: live.agreementsTouched + 1 };
    case 'calendar':
      return { calendarTouched: live.calendarTouched + 1 };
    case 'feed':
      return { feedTouched: live.feedTouched + 1 };
    case 'notes':
      return { notesTouched: countTouched(live.notesTouched, patch.mentorships) };
  }
}

function mergeRows(before: ReadonlyMap<ContactId, ContactRow>, rows: readonly ContactRow[]): ReadonlyMap<ContactId, ContactRow> {
  const after = new Map(before);
  for (const row of rows) after.set(row.id, row);
  return after;
}

/** Each row in its place, new ones behind. */
function replaced<Row extends { readonly id: string }>(before: readonly Row[], rows: readonly Row[]): readonly Row[] {
  const after = new Map(before.map((row) => [row.id, row]));
  for (const row of rows) after.set(row.id, row);
  return [...after.values()];
}

function countTouched<K>(before: ReadonlyMap<K, number>, ids: readonly K[]): ReadonlyMap<K, number> {
  const after = new Map(before);
  for (const id of ids) after.set(id, (after.get(id) ?? 0) + 1);
  return after;
}
