import type { refusals as german } from '../de/refusals.ts';

export const refusals: typeof german = {
  'wrong-passphrase': 'This passphrase does not open the data. Check upper and lower case and try again.',
  'passphrases-differ': 'The two passphrases differ. Type the second one again.',
  'passphrase-too-short': 'Take at least 10 characters, for example four random words.',
  'name-missing': 'The name is missing.',
  'code-wrong': 'The hub does not know this founding code. Open the link again just as the hub printed it.',
  'code-used': 'An association was already founded with this code. The hub can print a new one.',
  'hub-unreachable': 'The hub cannot be reached right now. Check the connection and try again.',
  'other-version': 'The hub speaks another version. Reload the app; if that does not help, the hub needs an update.',
  'hub-refused': 'The hub refused this. Everything is kept on this device.',
  'invite-unreadable': 'This is not a complete invite link. Copy the whole of it again.',
  'invite-used': 'This invite was used already. Ask for a new one.',
  'invite-expired': 'This invite has expired. Ask for a new one.',
  'invite-foreign': 'This invite belongs to another association or another address.',
  'invite-void': 'This invite was withdrawn. Ask for a new one.',
  'not-saved': 'This was not saved. What you typed is still here; try again.',
  'storage-full': 'The storage of this device is full. Make room, then save again; what you typed is still here.',
  'not-unlocked': 'The app is locked. Unlock it and try again.',
  'demo-has-no-hub': 'Sample data cannot do this: it lies on this device only.',
  'not-allowed': 'Your role in the team may not do this.',
  unknown: 'This did not work. What you typed is still here.',
};
