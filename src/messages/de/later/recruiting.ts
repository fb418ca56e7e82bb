import { councilNames } from '../../councilNames.ts';

/** Words for mandates and mentorships that several screens share. */
export const recruiting = {
  bodies: councilNames.de,
  standing: { open: 'Offen', stands: 'Tritt wieder an', considering: 'Überlegt', stops: 'Hört auf' },
  states: { requested: 'Angefragt', agreed: 'Vereinbart', running: 'Läuft', paused: 'Ruht', ended: 'Abgeschlossen', 'handed-over': 'Übergeben' },
  rhythms: { weekly: 'Jede Woche', fortnightly: 'Alle zwei Wochen', monthly: 'Jeden Monat', quarterly: 'Alle drei Monate' },
  subjects: { candidacy: 'Kandidatur', 'standing-again': 'Wiederkandidatur' },
  mandateFields: { body: 'Vertretung', place: 'Ort', locality: 'Ortschaft', group: 'Fraktion', since: 'Seit', standingAgain: 'Tritt wieder an', endedOn: 'Bis' },
  mentorshipFields: { aim: 'Ziel', rhythm: 'Rhythmus', state: 'Stand', pausedUntil: 'Ruht bis', agreedOn: 'Vereinbart am', coMentor: 'Liest mit' },
  contact: {
    mentorships: 'Patenschaften',
    addMentorship: 'Patenschaft anlegen',
    noMentorship: 'Noch keine Patenschaft.',
    accompanies: (name: string) => `Begleitet ${name}`,
    accompaniedBy: (name: string) => `Begleitet von ${name}`,
    due: (when: string) => `Rückmeldung ${when}`,
    helpWanted: 'Hilfe gewünscht',
    somebody: 'jemanden',
  },
  story: {
    recorded: (body: string) => `Mandat eingetragen: ${body}`,
    standing: (body: string, value: string) => `${body}: ${value}`,
    ended: (body: string, day: string) => `Mandat beendet: ${body}, ${day}`,
    goesOn: (body: string) => `Mandat nicht beendet: ${body}`,
    began: (name: string, state: string) => `Patenschaft mit ${name} angelegt: ${state}`,
    state: (name: string, state: string) => `Patenschaft mit ${name}: ${state}`,
    checkIn: (name: string, day: string) => `Rückmeldung zur Patenschaft mit ${name}, ${day}`,
    checkInHelp: (name: string, day: string) => `Rückmeldung zur Patenschaft mit ${name}, ${day}: Hilfe gewünscht`,
    somebody: 'jemandem',
  },
};
