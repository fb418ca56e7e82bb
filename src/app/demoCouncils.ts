import type { MemberId } from '#base/ids.ts';
import type { BodyKind, StandingAgain } from '#domain/mandate.ts';
import type { MentorshipState } from '#domain/mentorship.ts';
import type { Rhythm } from '#domain/rhythm.ts';

/** Councils of the demonstration; the council groups are invented. */
export const demoBodies = {
  hbs: { body: 'city-council', place: '15085135', group: 'Gemeinsam für Halberstadt' },
  harz: { body: 'district-council', place: '15085', group: 'Gemeinsam im Harz' },
  md: { body: 'city-council', place: '15003000', group: 'Gemeinsam für Magdeburg' },
} as const satisfies Readonly<Record<string, { readonly body: BodyKind; readonly place: string; readonly group: string }>>;

export type DemoHolder = { readonly name: string; readonly place: string; readonly council: keyof typeof demoBodies; readonly since: number; readonly standing: StandingAgain; readonly ended: boolean; readonly member: 'self' | MemberId | null };

/** Invented council members in real places: name | place | council | since | stands again | ended, or which member they are. */
const holders = `
Alex Beispiel|Halberstadt|hbs|2019|stands|self
Dörte Brunnhuber|Wernigerode|harz|2014|stands|demo-member-doerte
Helmut Ringelsberg|Halberstadt|hbs|1999|stops|
Marlies Tannengrün|Halberstadt|hbs|2009|considering|
Ute Kornfeldt|Halberstadt|hbs|2014|open|
Jens Haselbach|Halberstadt|hbs|2024|stands|
Rolf Eichenhain|Quedlinburg|harz|2004|stops|
Gisela Sandforth|Blankenburg (Harz)|harz|2014|stands|
Tobias Lerchenmüller|Thale|harz|2019|considering|
Brigitte Mohnblum|Ilsenburg (Harz)|harz|2009|open|ended
Yasemin Dorngarten|Magdeburg|md|2019|stands|
Wolfgang Ahlersmeyer|Magdeburg|md|1999|stops|
Katrin Birkenwerder|Magdeburg|md|2014|open|
Sören Falkenmoor|Magdeburg|md|2024|considering|
`;

export const demoHolders: readonly DemoHolder[] = holders.trim().split('\n').map((line) => {
  const [name = '', place = '', council, since, standing, more = ''] = line.split('|');
  const member = more === '' || more === 'ended' ? null : (more as 'self' | MemberId);
  return { name, place, council: council as DemoHolder['council'], since: Number(since), standing: standing as StandingAgain, ended: more === 'ended', member };
});

export type DemoMentorship = {
  readonly mentor: string;
  readonly mentee: string;
  readonly state: MentorshipState;
  readonly rhythm: Rhythm;
  /** Days ago. */
  readonly agreed: number;
  readonly checkIns: readonly number[];
  readonly aim: string;
};

/** mentor | mentee | state | rhythm | agreed, days ago | check-ins, days ago | aim */
const mentorships = `
Alex Beispiel|Jörg Müllersfeld|running|monthly|55|48 31|Den Haushalt der Stadt lesen lernen
Alex Beispiel|Mandy Ostermühl|running|fortnightly|44|37 26|Vor anderen frei sprechen
Alex Beispiel|Änne Größel|agreed|fortnightly|10||Einmal mit in den Ausschuss für Schule gehen
Dörte Brunnhuber|Juliane Rothkirchner|running|fortnightly|50|41 27 6|Einen Antrag zum Tourismus schreiben
Dörte Brunnhuber|Noah Bergreuter|paused|monthly|52|30|Den Jugendclub im Kreistag vertreten
Dörte Brunnhuber|Rosa Winterberger|ended|weekly|42|36 29 22|Wissen, wie der Kreistag arbeitet
Rolf Eichenhain|Yvonne Steinreuter|running|monthly|115||Ein Gefühl für die Arbeit im Kreistag bekommen
Gisela Sandforth|Silke Bornhagen|requested|monthly|0||Schule und Verein unter einen Hut bringen
Yasemin Dorngarten|Deniz Yıldızhan|running|monthly|38||In der Fraktion ankommen
Wolfgang Ahlersmeyer|Elif Karahan-Stein|handed-over|monthly|49||Studium und Ehrenamt verbinden
Yasemin Dorngarten|Mehmet Çelebiler|agreed|quarterly|20||Sportstätten im Blick behalten
Jens Haselbach|Claudia Erlenbach|paused|monthly|40||Den Dorfladen zum Thema machen
Brigitte Mohnblum|Wiebke Harmsdorf|ended|monthly|44||Herausfinden, ob ein Sitz das Richtige ist
`;

export const demoMentorships: readonly DemoMentorship[] = mentorships.trim().split('\n').map((line) => {
  const [mentor = '', mentee = '', state, rhythm, agreed, checkIns = '', aim = ''] = line.split('|');
  return { mentor, mentee, state: state as MentorshipState, rhythm: rhythm as Rhythm, agreed: Number(agreed), checkIns: checkIns.split(' ').filter(Boolean).map(Number), aim };
});

/** Who goes on where somebody handed over. */
export const DEMO_SUCCESSOR = 'Yasemin Dorngarten';
/** Whose last check-in asked for help. */
export const DEMO_HELP_WANTED = 'Juliane Rothkirchner';
