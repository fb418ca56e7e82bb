import { plural } from '../plural.ts';
import type { ready as german } from '../de/ready.ts';

export const ready: typeof german = {
  lastContact: (when) => `Last connected to the hub: ${when}`,
  noContact: 'Never connected to the hub so far',
  offlineHelp: 'You can go on working. As soon as there is network, everything is handed over by itself.',
  otherVersionHelp: 'Reload the app. If that does not help, the hub has to be updated.',
  refusedHelp: 'Ask the leads whether this device was removed. If the hub has just been restored from a backup, this goes on by itself.',
  setAside: {
    none: 'Nothing was set aside',
    help: 'Entries that we cannot believe or open are not shown. None of them is lost.',
    from: (count, name) => plural('en', count, `1 by ${name}`, `${count} by ${name}`),
    nobody: 'nobody in the team',
    reasons: {
      forged: 'The signature does not fit. Somebody may have tried to slip something in: tell the leads.',
      'unknown-author': 'The device does not belong to the team, or no longer. Tell the leads.',
      unreadable: 'The content could not be opened. Reload the app; if it stays like this, tell the leads.',
      'foreign-client': 'A device wrote under the mark of another one. The leads should remove it and invite it anew.',
      deletes: 'The entry wanted to delete something; nothing is deleted here. Tell the leads.',
      'takes-over': 'The entry wanted to replace what somebody else wrote. Tell the leads.',
      'epoch-unreadable': 'A new state of all data that nobody can read. The devices go on with the last readable one by themselves; nothing is lost. If it happens again, ask the leads to remove the device.',
      'key-lost': 'Nobody has the key to these confidential records any more; what they held can no longer be read. A day after this message this device begins them anew and empty.',
      'update-broken': 'The content is damaged. Ask the person to log it again.',
    },
  },
  offline: {
    yes: { title: 'Ready without a network too', help: 'All views are on this device.' },
    'not-yet': { title: 'Not ready without a network yet', help: 'Stay online for a moment: the views are being loaded onto this device. If it takes longer, reload the app.' },
    never: { title: 'In this browser only with a network', help: 'It keeps no apps. Use another one, or leave private mode.' },
  },
  board: {
    kept: 'Events and guide can be read before unlocking, too',
    failed: 'Events and guide may not be shown before unlocking',
    help: 'The browser did not store them. Make room on this device and look again. Unlocked, everything is there.',
  },
  room: {
    title: (used, allowed) => `${used} in use, the browser allows ${allowed}`,
    enough: 'That will do for a long time.',
    tight: 'Space is running short. Delete pictures, apps or other websites’ data on this device.',
    unknown: 'The browser does not say how much space it allows',
  },
  version: {
    newest: 'The newest this device knows of.',
    check: 'How to check it stands on the page “Security”.',
  },
};
