/** Words for mandates and mentorships that several screens share. */
export const recruiting = {
  bodies: {
    'municipal-council': 'Gemeinderat',
    'city-council': 'Stadtrat',
    'association-council': 'Verbandsgemeinderat',
    'local-council': 'Ortschaftsrat',
    'district-council': 'Kreistag',
  },
  standing: { open: 'Offen', stands: 'Tritt wieder an', considering: 'Überlegt', stops: 'Hört auf' },
  states: { requested: 'Angefragt', agreed: 'Vereinbart', running: 'Läuft', paused: 'Ruht', ended: 'Abgeschlossen', 'handed-over': 'Übergeben' },
  rhythms: { weekly: 'Jede Woche', fortnightly: 'Alle zwei Wochen', monthly: 'Jeden Monat', quarterly: 'Alle drei Monate' },
  subjects: { candidacy: 'Kandidatur', 'standing-again': 'Wiederkandidatur' },
  mandateFields: { body: 'Vertretung', place: 'Ort', locality: 'Ortschaft', group: 'Fraktion', since: 'Seit', standingAgain: 'Tritt wieder an', endedOn: 'Bis' },
  mentorshipFields: { aim: 'Ziel', rhythm: 'Rhythmus', state: 'Stand', pausedUntil: 'Ruht bis', agreedOn: 'Vereinbart am', coMentor: 'Liest mit' },
};
