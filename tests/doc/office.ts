import * as Y from 'yjs';
import { BOARD, TEAM, type ContactId, type MandateId, type MemberId, type MentorshipId, type NoteId, type TalkId, type TaskId } from '#base/ids.ts';
import { localDateAt, type LocalDate } from '#base/localDate.ts';
import type { Command, NewConsent, NewTalk } from '#domain/command.ts';
import { decide } from '#domain/decide.ts';
import type { Known } from '#domain/known.ts';
import type { Decided } from '#domain/refusal.ts';
import { applyWrites } from '#doc/records.ts';
import { knownFrom } from '#doc/known.ts';
import { seededRandom } from '../support/random.ts';

/** One person's documents with the rules in front, as the app has them; the clock moves a minute with each command. */
export type Office = {
  readonly team: Y.Doc;
  readonly board: Y.Doc;
  /** Stands for every mentorship's circle. */
  readonly notes: Y.Doc;
  readonly known: Known;
  at: number;
  readonly today: () => LocalDate;
  run(command: Command): Decided;
  /** Runs what must be accepted, and answers its undo. */
  must(command: Command): Command | null;
};

export const anna = 'member-anna' as MemberId;
export const bert = 'member-bert' as MemberId;
export const contactId = (name: string) => `contact-${name}` as ContactId;
export const talkId = (name: string) => `talk-${name}` as TalkId;
export const taskId = (name: string) => `task-${name}` as TaskId;
export const mandateId = (name: string) => `mandate-${name}` as MandateId;
export const mentorshipId = (name: string) => `mentorship-${name}` as MentorshipId;
export const noteId = (name: string) => `note-${name}` as NoteId;
export const day = (text: string) => text as LocalDate;
export const spoken: NewConsent = { way: 'spoken', on: day('2026-11-01') };
export const aTalk: NewTalk = { on: day('2026-11-20'), channel: 'visit', outcome: 'interested', covered: ['programme'], notes: '' };

const NOON = Date.parse('2026-11-23T11:00:00Z');

export function openOffice(member: MemberId, seed: number): Office {
  const team = new Y.Doc();
  const board = new Y.Doc();
  const notes = new Y.Doc();
  const random = seededRandom(seed);
  notes.clientID = seed + 1;
  team.clientID = seed + 1;
  board.clientID = seed + 1;
  const office: Office = {
    team,
    board,
    notes,
    known: knownFrom(team, board, notes),
    at: NOON,
    today: () => localDateAt(office.at),
    run(command) {
      office.at += 60_000;
      const decided = decide(command, office.known, { member, at: office.at, today: office.today(), random });
      for (const { circle, writes } of decided.ok ? decided.value.parts : []) applyWrites(circle === TEAM ? team : circle === BOARD ? board : notes, writes, { member, at: office.at }, 'own');
      return decided;
    },
    must(command) {
      const decided = office.run(command);
      if (!decided.ok) throw new Error(`${command.do}: ${decided.refusal} ${decided.detail ?? ''}`);
      return decided.value.undo;
    },
  };
  return office;
}

/** Brings all offices to the same state. */
export function exchange(...offices: readonly Office[]): void {
  for (const from of offices) {
    for (const to of offices) {
      if (from === to) continue;
      Y.applyUpdate(to.team, Y.encodeStateAsUpdate(from.team, Y.encodeStateVector(to.team)), 'other');
      Y.applyUpdate(to.board, Y.encodeStateAsUpdate(from.board, Y.encodeStateVector(to.board)), 'other');
      Y.applyUpdate(to.notes, Y.encodeStateAsUpdate(from.notes, Y.encodeStateVector(to.notes)), 'other');
    }
  }
}

/** The refusal's word, or `accepted`. */
export function answer(decided: Decided): string {
  return decided.ok ? 'accepted' : decided.refusal;
}
