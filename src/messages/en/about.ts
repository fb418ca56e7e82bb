import type { about as german } from '../de/about.ts';

export const about: typeof german = {
  title: 'About Anlauf',
  what: 'Anlauf helps a district association win people for the local elections: log talks, forget no next step, know in the team who speaks with whom. Everything works without a network and lies encrypted on the devices; the hub keeps and passes on what it cannot read.',
  cannot: 'What no browser app can promise',
  cannotCode: 'Who serves the code could change it. Trust the hub as far as you trust those who look after it.',
  licence: 'Licence',
  licenceText: 'Free software under the GNU Affero General Public License, version 3 or later (AGPL-3.0-or-later), without warranty.',
  sources: 'Sources',
  municipalities: '© Statistisches Bundesamt (Destatis), 2025, Gemeindeverzeichnis GV-ISys; eigene Auswahl (own selection)',
  words: 'Words of the recovery sheet: chosen from igerman98, © Björn Jacke and others (GNU General Public License, version 2 or later)',
  icons: 'Icons: Lucide (ISC licence)',
};
