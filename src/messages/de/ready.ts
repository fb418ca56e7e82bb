import { plural } from '../plural.ts';

/** "Startklar?": whether this device can be relied on, and what to do where not. */
export const ready = {
  lastContact: (when: string) => `Zuletzt mit der Zentrale verbunden: ${when}`,
  noContact: 'Mit der Zentrale noch nie verbunden gewesen',
  offlineHelp: 'Du kannst weiterarbeiten. Sobald es Netz gibt, wird alles von selbst übergeben.',
  otherVersionHelp: 'Lade die App neu. Hilft das nicht, muss die Zentrale aktualisiert werden.',
  refusedHelp: 'Frag die Leitung, ob dieses Gerät gesperrt wurde. Kommt die Zentrale gerade aus einer Sicherung, geht es von selbst weiter.',
  setAside: {
    none: 'Nichts wurde beiseitegelegt',
    help: 'Einträge, die wir nicht glauben oder nicht öffnen können, zeigen wir nicht an. Nichts davon geht verloren.',
    from: (count: number, name: string) => plural('de', count, `1 von ${name}`, `${count} von ${name}`),
    nobody: 'niemandem aus dem Team',
    reasons: {
      forged: 'Die Unterschrift passt nicht. Jemand könnte versucht haben, etwas unterzuschieben: Sag der Leitung Bescheid.',
      'unknown-author': 'Das Gerät gehört nicht oder nicht mehr zum Team. Sag der Leitung Bescheid.',
      unreadable: 'Der Inhalt ließ sich nicht öffnen. Lade die App neu; bleibt es dabei, sag der Leitung Bescheid.',
      'foreign-client': 'Ein Gerät hat unter dem Kennzeichen eines anderen geschrieben. Die Leitung sollte es sperren und neu einladen.',
      deletes: 'Der Eintrag wollte etwas löschen; gelöscht wird hier nichts. Sag der Leitung Bescheid.',
      'takes-over': 'Der Eintrag wollte ersetzen, was jemand anderes geschrieben hat. Sag der Leitung Bescheid.',
      'epoch-unreadable': 'Ein neuer Stand aller Daten, den niemand lesen kann. Die Geräte machen von selbst mit dem letzten lesbaren weiter; nichts geht verloren. Kommt das wieder vor, sollte die Leitung das Gerät sperren.',
      'key-lost': 'Den Schlüssel zu diesen vertraulichen Angaben hat niemand mehr; was darin stand, ist nicht mehr lesbar. Einen Tag nach dieser Meldung beginnt dieses Gerät sie neu und leer.',
      'update-broken': 'Der Inhalt ist beschädigt. Bitte die Person, es noch einmal festzuhalten.',
    },
  },
  offline: {
    yes: { title: 'Auch ohne Netz bereit', help: 'Alle Ansichten liegen auf diesem Gerät.' },
    'not-yet': { title: 'Noch nicht ohne Netz bereit', help: 'Bleib kurz im Netz: Die Ansichten werden gerade auf dieses Gerät geladen. Dauert es länger, lade die App neu.' },
    never: { title: 'In diesem Browser nur mit Netz', help: 'Er behält keine Apps. Nimm einen anderen, oder verlass den privaten Modus.' },
  },
  board: {
    kept: 'Termine und Leitfaden sind auch vor dem Entsperren lesbar',
    failed: 'Termine und Leitfaden lassen sich vor dem Entsperren vielleicht nicht zeigen',
    help: 'Der Browser hat sie nicht gespeichert. Mach Platz auf diesem Gerät und sieh noch einmal nach. Entsperrt ist alles da.',
  },
  room: {
    title: (used: string, allowed: string) => `${used} belegt, ${allowed} erlaubt der Browser`,
    enough: 'Das reicht noch lange.',
    tight: 'Der Platz wird knapp. Lösche Bilder, Apps oder Daten anderer Websites auf diesem Gerät.',
    unknown: 'Der Browser sagt nicht, wie viel Platz er erlaubt',
  },
  version: {
    newest: 'Die neueste, die dieses Gerät kennt.',
    check: 'Wie man sie prüft, steht auf der Seite „Sicherheit“.',
  },
};
