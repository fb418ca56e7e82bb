export const recovery = {
  unfinished: {
    title: 'Beitritt abschließen',
    text: 'Auf diesem Gerät ist ein Beitritt noch nicht zu Ende. Es geht dort weiter, wo er aufgehört hat.',
    passphraseHelp: 'Die Passphrase, die du beim Beitreten gewählt hast.',
    submit: 'Abschließen',
    working: 'Einen Moment …',
    anew: 'Neu beginnen',
    anewHelp: 'Wenn du die Passphrase nicht mehr weißt, beginne mit einer neuen Einladung.',
    anewTitle: 'Den angefangenen Beitritt verwerfen?',
    anewText: 'Die Einladung kann schon verbraucht sein. Du brauchst dann eine neue.',
  },
};
