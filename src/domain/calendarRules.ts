import type { CalendarCommand } from './calendarCommands.ts';
import { createCommittee, createCommittees, createFollow, editCommittee, editFollow } from './committeeRules.ts';
import { importEvents, removeEvents } from './eventImports.ts';
import { hideEvent, publishEvent } from './eventMoves.ts';
import { changeOccurrence, createEvent, editEvent, keepEvent, removeEvent } from './eventRules.ts';
import type { Actor, Known } from './known.ts';
import type { Decided } from './refusal.ts';

/** Accepts or refuses what is to be done to the calendar (D-190 …). */
export function decideCalendar(command: CalendarCommand, known: Known, by: Actor): Decided {
  switch (command.do) {
    case 'createEvent':
      return createEvent(command, known);
    case 'editEvent':
      return editEvent(command, known, by);
    case 'changeOccurrence':
      return changeOccurrence(command, known, by);
    case 'removeEvent':
      return removeEvent(command, known, by);
    case 'keepEvent':
      return keepEvent(command, known, by);
    case 'publishEvent':
      return publishEvent(command, known, by);
    case 'hideEvent':
      return hideEvent(command, known, by);
    case 'importEvents':
      return importEvents(command, known, by);
    case 'removeEvents':
      return removeEvents(command, known, by);
    case 'createCommittee':
      return createCommittee(command, known);
    case 'createCommittees':
      return createCommittees(command, known);
    case 'editCommittee':
      return editCommittee(command, known, by);
    case 'createFollow':
      return createFollow(command, known);
    case 'editFollow':
      return editFollow(command, known, by);
  }
}
