/** What stands on an agreement's sheet around its document: in German whatever language the app speaks, as the document is, since both sides keep one paper. */
export const germanPaper = {
  sides: { holder: 'Mandatsträger:in', association: 'Für den Kreisverband' },
  copyFor: (name: string) => `Ausfertigung für ${name}`,
  version: (number: number) => `Fassung ${number}`,
  draft: 'Entwurf, noch nicht unterschrieben',
  typed: 'Mit eingetipptem Namen bestätigt',
  byHand: 'Auf Papier unterschrieben',
  signatureOf: (name: string) => `Unterschrift von ${name}`,
  fingerprint: 'Fingerabdruck',
  fingerprintHelp: 'Steht auf beiden Ausfertigungen dasselbe, ist es dieselbe Vereinbarung.',
  code: (fingerprint: string) => `Code mit dem Fingerabdruck ${fingerprint}`,
  toWrite: 'Ort und Datum',
};
