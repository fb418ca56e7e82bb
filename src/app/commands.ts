import * as Y from 'yjs';
import { BOARD, deskIn, mentorshipIn, TEAM, type CircleId, type DraftId, type MemberId, type MentorshipId, type NoteId } from '#base/ids.ts';
import { localDateAt, type LocalDate } from '#base/localDate.ts';
import { accept, refuse, type Result } from '#base/result.ts';
import type { Circle } from '#circle/circle.ts';
import type { SaveRefusal } from '#circle/ports.ts';
import { mayLieOnBoard } from '#doc/boardGate.ts';
import { knownFrom } from '#doc/known.ts';
import { applyWrites } from '#doc/records.ts';
import { touchedRecords } from '#doc/touched.ts';
import type { Command } from '#domain/command.ts';
import { deskOf } from '#domain/agreementCommands.ts';
import { decide } from '#domain/decide.ts';
import type { Actor } from '#domain/known.ts';
import type { Note, NoteFields } from '#domain/note.ts';
import type { Part } from '#domain/refusal.ts';
import type { Write } from '#domain/write.ts';
import { rolesOf } from '#roster/roster.ts';
import type { RunResult } from './api.ts';
import type { EngineDeps } from './deps.ts';
import type { DeskRoom, Desks } from './desks.ts';
import type { Unlocked } from './device.ts';
import type { MentorNotes } from './mentorNotes.ts';

/** Where what was decided goes. */
export type Doors = {
  readonly team: Circle;
  readonly board: Circle;
  readonly notes: Pick<MentorNotes, 'write'>;
  readonly desks: Pick<Desks, 'using'>;
  dropDraft(id: DraftId): Promise<Result<null, SaveRefusal>>;
};
/** A command as it was given on some day, by oneself where nobody is named: only the demonstration has a past, and others who gave some. */
export type DatedCommand = { readonly command: Command; readonly today: LocalDate; readonly at: number; readonly member?: MemberId };

/**
 * Decides a command and, accepted, makes each of its parts one transaction, one entry, on disk when this resolves. What is written before a part that fails
 * stays, and so does the draft, which goes with the last: whoever tries again makes nothing twice.
 */
export async function runCommand(deps: EngineDeps, unlocked: Unlocked, doors: Doors, command: Command, draft: DraftId | null): Promise<RunResult> {
  const desk = deskOf(command, unlocked.row.member);
  const act = (room: DeskRoom | null) => runAt({ deps, unlocked, doors, room }, command, draft);
  return desk === null ? act(null) : ((await doors.desks.using(desk, act)) ?? refuse('not-allowed'));
}

type At = { readonly deps: EngineDeps; readonly unlocked: Unlocked; readonly doors: Doors; /** The desk it is about. */ readonly room: DeskRoom | null };

async function runAt({ deps, unlocked, doors, room }: At, command: Command, draft: DraftId | null): Promise<RunResult> {
  const at = deps.now();
  const by = actor(deps, unlocked, at, localDateAt(at));
  const team = doors.team.doc();
  const decided = decide(command, knownFrom(team, doors.board.doc(), team, room?.doc), by);
  if (!decided.ok) return decided;
  const { parts, undo } = decided.value;
  const last = parts.at(-1);
  for (const part of parts) {
    const saved = await writePart(doors, room, part, by, part === last ? draft : null);
    if (!saved.ok) return saved;
  }
  const isLeft = draft !== null && (last === undefined || mentorshipIn(last.circle) !== null);
  const dropped = isLeft ? await doors.dropDraft(draft) : accept(null);
  return dropped.ok ? accept({ undo }) : dropped;
}

async function writePart(doors: Doors, room: DeskRoom | null, { circle, writes }: Part, by: Actor, draft: DraftId | null): Promise<Result<unknown>> {
  const mentorship = mentorshipIn(circle);
  if (mentorship) return writeNotes(doors, mentorship, writes, by);
  if (deskIn(circle)) return room ? room.write({ writes, by: { member: by.member, at: by.at } }, draft) : refuse('not-allowed');
  const open = openOf(doors, circle);
  // The rules refuse it before; here nothing that is not of the board gets past, whatever they missed.
  if (!open || (circle === BOARD && !mayLieOnBoard(writes))) return refuse('not-allowed');
  return open.write((doc) => applyWrites(doc, writes, by, 'run'), { records: () => touchedRecords(doors.team.doc(), writes), draft });
}

/** A mentorship's circle takes notes and nothing else. */
async function writeNotes({ notes }: Doors, mentorship: MentorshipId, writes: readonly Write[], by: Actor): Promise<Result<null>> {
  for (const write of writes) {
    if (write.make !== 'birth' || write.kind !== 'note') return refuse('not-allowed');
    const texts = { how: '', lacks: '', next: '', ...(write.born as Pick<NoteFields, 'about' | 'on'>) };
    const note: Note = { ...texts, id: write.id as NoteId, by: by.member, at: by.at };
    const saved = await notes.write(mentorship, note);
    if (!saved.ok) return saved;
  }
  return accept(null);
}

function openOf({ team, board }: Doors, circle: CircleId): Circle | null {
  if (circle === TEAM) return team;
  return circle === BOARD ? board : null;
}

/** Many commands with their own days as one entry of the team: all or, where one is refused, those before it. What lies in other circles follows. */
export async function runDated(deps: EngineDeps, unlocked: Unlocked, doors: Doors, commands: readonly DatedCommand[]): Promise<Result<null>> {
  const elsewhere: { readonly part: Part; readonly by: Actor }[] = [];
  const [desk, board] = [new Y.Doc(), new Y.Doc()];
  const saved = await doors.team.write((doc) => {
    for (const { command, at, today, member } of commands) {
      const by = { ...actor(deps, unlocked, at, today), ...(member ? { member } : {}) };
      const decided = decide(command, knownFrom(doc, board, doc, desk), by);
      if (!decided.ok) return decided;
      for (const part of decided.value.parts) {
        if (part.circle === TEAM) applyWrites(doc, part.writes, by, 'run');
        else elsewhere.push({ part, by });
        if (deskIn(part.circle)) applyWrites(desk, part.writes, by, 'run');
        if (part.circle === BOARD) applyWrites(board, part.writes, by, 'run');
      }
    }
    return accept(null);
  }, { records: () => [], draft: null });
  if (!saved.ok) return refuse(saved.refusal);
  for (const { part, by } of elsewhere) {
    const member = deskIn(part.circle);
    const write = (room: DeskRoom | null) => writePart(doors, room, part, by, null);
    const kept = member ? await doors.desks.using(member, write) : await write(null);
    if (!kept?.ok) return refuse(kept?.refusal ?? 'not-allowed');
  }
  return saved.value;
}

function actor(deps: EngineDeps, unlocked: Unlocked, at: number, today: LocalDate): Actor {
  return { member: unlocked.row.member, at, today, random: deps.random, roles: rolesOf(unlocked.roster.current(), unlocked.keys.id) };
}

/** Calls are answered one after another, each on what the one before left. */
export function oneByOne<Args extends readonly unknown[], T>(act: (...args: Args) => Promise<T>): (...args: Args) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (...args) => {
    const next = last.then(() => act(...args));
    last = next.catch(() => undefined);
    return next;
  };
}
