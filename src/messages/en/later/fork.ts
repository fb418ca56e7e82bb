import type { fork as german } from '../../de/later/fork.ts';
import { plural } from '../../plural.ts';

export const fork: typeof german = {
  title: 'There are two versions of the team list',
  help: 'The hub has another list than this device, for instance because it comes from an older backup. Until Leitung decides, nobody can be invited or removed from here. Everything else goes on.',
  counts: (ours: number, theirs: number) => `${plural('en', ours, 'One change is', `${ours} changes are`)} only here, ${plural('en', theirs, 'one', `${theirs}`)} only at the hub.`,
  ask: 'Show this to somebody of Leitung: it can be decided on a device that was allowed to before.',
  take: 'Take over the hub’s version',
  question: 'Shall the hub’s list hold?',
  answer: 'It will then hold on all devices. Whoever was removed here stays removed. Roles that were changed only here have to be set again. No contacts, talks or events are lost.',
  leftOut: (count: number) => plural('en', count, 'One person joined by this list only: invite them again afterwards.', `${count} people joined by this list only: invite them again afterwards.`),
  first: 'If there is a newer backup of the hub, restore that one first.',
};
