import { plural } from '../../plural.ts';

/** The team list has two versions. */
export const fork = {
  title: 'Die Teamliste hat zwei Fassungen',
  help: 'Die Zentrale hat eine andere Liste als dieses Gerät, etwa weil sie aus einer älteren Sicherung kommt. Bis die Leitung entscheidet, kann von hier aus niemand eingeladen oder gesperrt werden. Alles andere geht weiter.',
  counts: (ours: number, theirs: number) => `${plural('de', ours, 'Eine Änderung steht', `${ours} Änderungen stehen`)} nur hier, ${plural('de', theirs, 'eine', `${theirs}`)} nur in der Zentrale.`,
  ask: 'Zeig das jemandem von der Leitung: Auf einem Gerät, das beides schon vorher durfte, lässt es sich entscheiden.',
  take: 'Fassung der Zentrale übernehmen',
  question: 'Soll die Liste der Zentrale gelten?',
  answer: 'Sie gilt dann auf allen Geräten. Wer hier gesperrt wurde, bleibt gesperrt. Rollen, die nur hier geändert wurden, stellst du danach neu ein. Kontakte, Gespräche und Termine gehen nicht verloren.',
  leftOut: (count: number) => plural('de', count, 'Eine Person ist nur nach dieser Liste beigetreten: Lade sie danach noch einmal ein.', `${count} Personen sind nur nach dieser Liste beigetreten: Lade sie danach noch einmal ein.`),
  first: 'Gibt es eine neuere Sicherung der Zentrale, dann stellt erst diese wieder her.',
};
