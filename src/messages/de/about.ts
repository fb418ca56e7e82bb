export const about = {
  title: 'Über Anlauf',
  what: 'Anlauf hilft einem Kreisverband, Menschen für die Kommunalwahl zu gewinnen: Gespräche festhalten, nächste Schritte nicht vergessen, im Team wissen, wer mit wem spricht. Alles geht ohne Netz und liegt verschlüsselt auf den Geräten; die Zentrale bewahrt und verteilt, was sie nicht lesen kann.',
  cannot: 'Was keine Browser-App versprechen kann',
  cannotCode: 'Wer den Code ausliefert, könnte ihn ändern. Vertraue der Zentrale so weit, wie du denen vertraust, die sie betreuen.',
  licence: 'Lizenz',
  licenceText: 'Freie Software unter der GNU Affero General Public License, Version 3 oder neuer (AGPL-3.0-or-later), ohne Gewähr.',
  sources: 'Quellen',
  municipalities: '© Statistisches Bundesamt (Destatis), 2025, Gemeindeverzeichnis GV-ISys; eigene Auswahl',
  words: 'Wörter des Wiederherstellungsblatts: ausgewählt aus igerman98, © Björn Jacke und andere (GNU General Public License, Version 2 oder neuer)',
  icons: 'Zeichen: Lucide (ISC-Lizenz)',
};
