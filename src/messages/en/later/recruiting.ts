import type { recruiting as german } from '../../de/later/recruiting.ts';
import { councilNames } from '../../councilNames.ts';

export const recruiting: typeof german = {
  bodies: councilNames.en,
  standing: { open: 'Open', stands: 'Stands again', considering: 'Considering', stops: 'Stops' },
  states: { requested: 'Requested', agreed: 'Agreed', running: 'Running', paused: 'Paused', ended: 'Ended', 'handed-over': 'Handed over' },
  rhythms: { weekly: 'Every week', fortnightly: 'Every two weeks', monthly: 'Every month', quarterly: 'Every three months' },
  subjects: { candidacy: 'Candidacy', 'standing-again': 'Standing again' },
  mandateFields: { body: 'Council body', place: 'Place', locality: 'Locality', group: 'Council group', since: 'Since', standingAgain: 'Stands again', endedOn: 'Until' },
  mentorshipFields: { aim: 'Aim', rhythm: 'Rhythm', state: 'State', pausedUntil: 'Paused until', agreedOn: 'Agreed on', coMentor: 'Reads along' },
  contact: {
    mentorships: 'Mentorships',
    addMentorship: 'Create mentorship',
    noMentorship: 'No mentorship yet.',
    accompanies: (name) => `Mentors ${name}`,
    accompaniedBy: (name) => `Mentored by ${name}`,
    due: (when) => `Check-in ${when}`,
    helpWanted: 'Help wanted',
    somebody: 'somebody',
  },
  story: {
    recorded: (body) => `Mandate added: ${body}`,
    standing: (body, value) => `${body}: ${value}`,
    ended: (body, day) => `Mandate ended: ${body}, ${day}`,
    goesOn: (body) => `Mandate not ended: ${body}`,
    began: (name, state) => `Mentorship with ${name} created: ${state}`,
    state: (name, state) => `Mentorship with ${name}: ${state}`,
    checkIn: (name, day) => `Check-in on the mentorship with ${name}, ${day}`,
    checkInHelp: (name, day) => `Check-in on the mentorship with ${name}, ${day}: help wanted`,
    somebody: 'somebody',
  },
};
