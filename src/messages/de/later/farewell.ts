import { plural } from '../../plural.ts';

const entries = (count: number) => plural('de', count, 'Ein Eintrag', `${count} Einträge`);

export const farewell = {
  checking: { title: 'Einen Moment', text: 'Die Zentrale hat dieses Gerät abgewiesen. Anlauf prüft gerade, warum.' },
  handingOver: { title: 'Dieses Gerät wurde gesperrt', text: 'Was noch nicht in der Zentrale gesichert ist, wird jetzt der Leitung übergeben. Danach werden die Daten hier gelöscht.' },
  waiting: {
    title: 'Dieses Gerät wurde gesperrt',
    unreachable: (count: number) => (count === 0 ? 'Die Zentrale ist gerade nicht erreichbar. Sobald sie es ist, werden die Daten hier gelöscht.'
      : `${plural('de', count, 'Ein Eintrag wartet', `${count} Einträge warten`)} darauf, der Leitung übergeben zu werden. Die Zentrale ist gerade nicht erreichbar; sobald sie es ist, geht es von selbst weiter.`),
    refused: (count: number) => `Die Zentrale nimmt ${plural('de', count, 'einen Eintrag', `${count} Einträge`)} nicht an. Anlauf versucht es weiter. Sprich mit der Leitung, bevor du hier löschst.`,
    again: 'Noch einmal versuchen',
  },
  without: 'Ohne Übergabe löschen',
  withoutTitle: 'Löschen, ohne etwas zu übergeben?',
  withoutText: (count: number) => (count === 0 ? 'Alle Daten auf diesem Gerät werden gelöscht.' : `${entries(count)} ${count === 1 ? 'liegt' : 'liegen'} nur auf diesem Gerät und ${count === 1 ? 'geht' : 'gehen'} verloren.`),
  withoutLocked: 'Ohne zu entsperren erfährt dein Team nicht, dass hier gelöscht wurde.',
  gone: {
    title: 'Dieses Gerät wurde aus dem Team entfernt',
    handedOver: (count: number) => plural('de', count, 'Ein Eintrag wurde der Leitung übergeben.', `${count} Einträge wurden der Leitung übergeben.`),
    nothing: 'Alles von dir war schon in der Zentrale gesichert.',
    lost: (count: number) => plural('de', count, 'Ein Eintrag konnte nicht übergeben werden und ist verloren.', `${count} Einträge konnten nicht übergeben werden und sind verloren.`),
    erased: 'Die Daten auf diesem Gerät sind gelöscht.',
    reported: 'Dein Team sieht, dass hier nichts mehr liegt.',
    notReported: 'Dein Team konnte davon nicht mehr benachrichtigt werden.',
    back: 'Gehörst du weiter dazu, lass dich neu einladen.',
    onwards: 'Verstanden',
  },
  locked: {
    suspected: 'Die Zentrale nimmt von diesem Gerät nichts mehr an. Entsperre es, um zu sehen, warum.',
    title: 'Dieses Gerät wurde gesperrt',
    text: (count: number) => (count === 0 ? 'Es gehört nicht mehr zum Team. Entsperre es, damit die Daten gelöscht werden und dein Team das erfährt.'
      : `Es gehört nicht mehr zum Team. ${plural('de', count, 'Ein Eintrag ist', `${count} Einträge sind`)} noch nicht übergeben. Entsperre das Gerät: Dann geht ${count === 1 ? 'er' : 'alles'} an die Leitung, und danach werden die Daten hier gelöscht.`),
  },
};
