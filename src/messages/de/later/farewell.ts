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
  drafts: (count: number) => plural('de', count, 'Ein angefangenes Formular liegt noch hier. Es wird niemandem übergeben, weil es nicht gespeichert wurde.', `${count} angefangene Formulare liegen noch hier. Sie werden niemandem übergeben, weil sie nicht gespeichert wurden.`),
  draftsErased: (count: number) => plural('de', count, 'Ein angefangenes, nicht gespeichertes Formular geht mit verloren.', `${count} angefangene, nicht gespeicherte Formulare gehen mit verloren.`),
  without: 'Ohne Übergabe löschen',
  withoutTitle: 'Löschen, ohne etwas zu übergeben?',
  withoutText: (count: number) => (count === 0 ? 'Alle Daten auf diesem Gerät werden gelöscht.' : `${entries(count)} ${count === 1 ? 'liegt' : 'liegen'} nur auf diesem Gerät und ${count === 1 ? 'geht' : 'gehen'} verloren.`),
  withoutLocked: 'Ohne zu entsperren erfährt dein Team nicht, dass hier gelöscht wurde.',
  gone: {
    title: 'Dieses Gerät wurde aus dem Team entfernt',
    handedOver: (count: number) => plural('de', count, 'Ein Eintrag wurde der Leitung übergeben.', `${count} Einträge wurden der Leitung übergeben.`),
    nothing: 'Alles von dir war schon in der Zentrale gesichert.',
    left: (count: number) => plural('de', count, 'Ein Eintrag wurde nicht übergeben und ist verloren.', `${count} Einträge wurden nicht übergeben und sind verloren.`),
    tooMany: (count: number) => plural('de', count, 'Der neueste Eintrag passte nicht mehr in die Übergabe und ist verloren. Die Leitung erfährt davon.', `Die neuesten ${count} Einträge passten nicht mehr in die Übergabe und sind verloren. Die Leitung erfährt davon.`),
    notes: (count: number) => plural('de', count, 'Eine Notiz aus einer Patenschaft wurde nicht übergeben, weil die Leitung sie nicht lesen darf. Sie ist gelöscht.', `${count} Notizen aus Patenschaften wurden nicht übergeben, weil die Leitung sie nicht lesen darf. Sie sind gelöscht.`),
    unreadable: (count: number) => plural('de', count, 'Ein Eintrag ließ sich nicht mehr öffnen und ist verloren. Die Leitung erfährt davon.', `${count} Einträge ließen sich nicht mehr öffnen und sind verloren. Die Leitung erfährt davon.`),
    drafts: (count: number) => plural('de', count, 'Ein angefangenes Formular war nicht gespeichert. Es wurde niemandem übergeben und ist gelöscht.', `${count} angefangene Formulare waren nicht gespeichert. Sie wurden niemandem übergeben und sind gelöscht.`),
    photos: (count: number) => plural('de', count, 'Ein Foto eines unterschriebenen Papiers war noch nicht in der Zentrale und ist gelöscht. Heb das Papier auf.', `${count} Fotos unterschriebener Papiere waren noch nicht in der Zentrale und sind gelöscht. Heb die Papiere auf.`),
    erased: 'Die Daten auf diesem Gerät sind gelöscht.',
    reported: 'Dein Team sieht, dass hier nichts mehr liegt.',
    notReported: 'Dein Team konnte davon nicht mehr benachrichtigt werden.',
    back: 'Gehörst du weiter dazu, lass dich neu einladen.',
    onwards: 'Verstanden',
  },
  words: {
    title: 'Deine eigenen Worte',
    help: 'Was du zuletzt geschrieben und nicht gespeichert hast, steht nur noch hier auf dem Bildschirm. Kopiere es, wenn du es brauchst: Es verschwindet, wenn du weitergehst oder Anlauf schließt, spätestens nach 15 Minuten.',
    others: 'Namen und Kontaktdaten gehören dem Team und sind nicht dabei. Geht es in deinem Text um andere Menschen, gib ihn nicht weiter.',
    kinds: { talk: 'Gespräch', 'check-in': 'Rückmeldung', mentorship: 'Patenschaft', mandate: 'Mandat', pack: 'Mappe', agreement: 'Beitragsvereinbarung', signing: 'Begonnene Unterschrift', 'fee-terms': 'Beitragssätze', contact: 'Kontakt', guide: 'Gesprächsleitfaden', commitment: 'Auftrag', ask: 'Anfrage bei einem Gremium', answer: 'Antwort eines Gremiums', 'support-step': 'Schritt mit einem Gremium', event: 'Termin', committee: 'Gremium' } as Readonly<Record<string, string>>,
    other: 'Formular',
    begun: (what: string, when: string) => `${what}, zuletzt geändert ${when}`,
    copy: 'Text kopieren',
    copied: 'Kopiert',
    copyFailed: 'Das Kopieren hat nicht geklappt. Markiere den Text und kopiere ihn von Hand.',
    onwards: 'Text löschen und weiter',
  },
  locked: {
    suspected: 'Die Zentrale nimmt von diesem Gerät nichts mehr an. Entsperre es, um zu sehen, warum.',
    title: 'Dieses Gerät wurde gesperrt',
    text: (count: number) => (count === 0 ? 'Es gehört nicht mehr zum Team. Entsperre es, damit die Daten gelöscht werden und dein Team das erfährt.'
      : `Es gehört nicht mehr zum Team. ${plural('de', count, 'Ein Eintrag ist', `${count} Einträge sind`)} noch nicht übergeben. Entsperre das Gerät: Dann geht ${count === 1 ? 'er' : 'alles'} an die Leitung, und danach werden die Daten hier gelöscht.`),
  },
};
