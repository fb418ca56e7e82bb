export const guide = {
  title: 'Leitfaden',
  intro: 'Was ein Gespräch berühren sollte. Die Reihenfolge ist frei, zuhören geht vor.',
  open: 'Der Leitfaden ist nicht verschlüsselt und lässt sich auch ohne Passphrase lesen. Schreib nichts Persönliches hinein.',
  /** What the standard points mean, in words of agreement. */
  hints: {
    'programme': 'Sag selbstbewusst, wofür wir im Ort stehen, und frag, was der anderen Person am Herzen liegt. Entscheidend sind die gemeinsamen Ziele, nicht das Parteibuch.',
    'group-principles': 'Die Fraktion berät gemeinsam und spricht sich ab. Wie jemand am Ende abstimmt, entscheidet jede:r frei.',
    'contribution': 'Wer ein Mandat hat, gibt einen Teil der Aufwandsentschädigung an den Kreisverband. Erklär, wofür das Geld da ist, und sucht zusammen das Einvernehmen. Kein Thema für Druck.',
  } as Readonly<Record<string, string>>,
  edit: 'Leitfaden ändern',
  cancel: 'Abbrechen',
  pointTitle: 'Punkt',
  pointHint: 'Hinweis',
  numbered: (label: string, index: number) => `${label} ${index + 1}`,
  add: 'Punkt hinzufügen',
  remove: (title: string) => (title ? `„${title}“ entfernen` : 'Punkt entfernen'),
  up: (title: string) => (title ? `„${title}“ nach oben` : 'Nach oben'),
  down: (title: string) => (title ? `„${title}“ nach unten` : 'Nach unten'),
  titleMissing: 'Gib dem Punkt einen Namen oder entferne ihn.',
  standard: 'Gehört zu jedem Leitfaden. Geleert steht hier wieder der übliche Wortlaut.',
  saved: 'Leitfaden gespeichert',
  notSaved: 'Nicht gespeichert',
};
