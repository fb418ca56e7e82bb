import type { locks as german } from '../../de/later/locks.ts';

export const locks: typeof german = {
  title: 'App lock',
  help: 'While locked, nothing on this device can be read. Forms you have begun stay as drafts.',
  locked: {
    passkey: 'Unlock with fingerprint or face',
    passkeyHelp: 'Or however you unlock this device otherwise.',
    instead: { passphrase: 'Use the passphrase instead', pin: 'Use the PIN instead' },
  },
  ways: {
    passphrase: {
      title: 'Passphrase',
      honest: 'As strong as it is long: four random words stop even somebody who has the disk. It always stays, since everything else can be lost with the device or an account.',
    },
    pin: {
      title: 'PIN',
      honest: '6 digits stop the curious, not somebody who has the disk: they have tried them all within a few days. Each further digit makes that ten times as long.',
    },
    passkey: {
      title: 'Fingerprint or face',
      honest: 'The key lies as a passkey in the secured hardware or the passkey account of your device. A stolen disk alone opens nothing; whoever has your finger or the device PIN gets in.',
    },
  },
  isSet: 'set up',
  isNotSet: 'not set up',
  setUp: { pin: 'Set up a PIN', passkey: 'Set up fingerprint or face' },
  change: { passphrase: 'Change passphrase', pin: 'Change PIN' },
  remove: { pin: 'Remove PIN', passkey: 'Remove fingerprint or face' },
  removeText: { pin: 'This PIN then opens nothing any more. Your passphrase stays.', passkey: 'This passkey then opens nothing any more. Your passphrase stays.' },
  waits: 'After three wrong tries you have to wait, up to 5 minutes. That stops somebody at the device, not somebody who has the disk.',
  proof: {
    text: 'Show once more that it is you.',
    by: 'Confirm with',
    ways: { passphrase: 'Passphrase', pin: 'PIN', passkey: 'Fingerprint or face' },
    passphrase: 'Present passphrase',
    pin: 'Present PIN',
    go: 'Continue',
    working: 'Checking …',
  },
  fresh: {
    passphrase: 'New passphrase',
    passphraseAgain: 'Repeat new passphrase',
    passphraseHelp: 'At least 10 characters, four random words are good. Nobody can reset it: write it down and keep it apart from the device.',
    pin: 'New PIN',
    pinAgain: 'Repeat new PIN',
    pinHelp: 'At least 6 digits, no run and no date.',
    passkey: 'Your device will ask for finger, face or device PIN, perhaps twice.',
    working: 'Setting up …',
  },
  done: { passphrase: 'The new passphrase counts from now on. Write it down.', pin: 'The PIN counts from now on.', passkey: 'From now on you open Anlauf with fingerprint or face.', removed: 'Removed.' },
  refusals: {
    'passkey-needs-name': 'This works only where Anlauf is reached by a name, for example anlauf.example.org. This address is a number.',
    'passkey-unsupported': 'This browser or device can not encrypt data with it. Nothing was set up; keep to passphrase or PIN.',
    'passkey-cancelled': 'That was cancelled or took too long. Try again.',
  },
};
