import type { recovery as german } from '../../de/later/recovery.ts';

export const recovery: typeof german = {
  unfinished: {
    title: 'Finish joining',
    text: 'Joining is not complete on this device. It goes on where it stopped.',
    passphraseHelp: 'The passphrase you chose when joining.',
    submit: 'Finish',
    working: 'One moment …',
    anew: 'Start anew',
    anewHelp: 'If you no longer know the passphrase, start with a new invite.',
    anewTitle: 'Discard the joining that was begun?',
    anewText: 'The invite may be used up already. You then need a new one.',
  },
};
