import type { farewell as german } from '../../de/later/farewell.ts';
import { plural } from '../../plural.ts';

const entries = (count: number) => plural('en', count, 'One entry', `${count} entries`);

export const farewell: typeof german = {
  checking: { title: 'One moment', text: 'The hub has turned this device away. Anlauf is finding out why.' },
  handingOver: { title: 'This device was removed', text: 'What is not safe at the hub yet is being handed over to the leads. Then the data here will be erased.' },
  waiting: {
    title: 'This device was removed',
    unreachable: (count) => (count === 0 ? 'The hub cannot be reached right now. As soon as it can, the data here will be erased.'
      : `${plural('en', count, 'One entry is', `${count} entries are`)} waiting to be handed over to the leads. The hub cannot be reached right now; as soon as it can, this goes on by itself.`),
    refused: (count) => `The hub does not take ${plural('en', count, 'one entry', `${count} entries`)}. Anlauf keeps trying. Talk to a lead before you erase anything here.`,
    again: 'Try again',
  },
  without: 'Erase without handing over',
  withoutTitle: 'Erase without handing anything over?',
  withoutText: (count) => (count === 0 ? 'All data on this device will be erased.' : `${entries(count)} ${count === 1 ? 'is' : 'are'} on this device only and will be lost.`),
  withoutLocked: 'Without unlocking, your team will not learn that this device was erased.',
  gone: {
    title: 'This device was removed from the team',
    handedOver: (count) => plural('en', count, 'One entry was handed over to the leads.', `${count} entries were handed over to the leads.`),
    nothing: 'Everything of yours was safe at the hub already.',
    lost: (count) => plural('en', count, 'One entry could not be handed over and is lost.', `${count} entries could not be handed over and are lost.`),
    erased: 'The data on this device are erased.',
    reported: 'Your team can see that nothing is left here.',
    notReported: 'Your team could not be told any more.',
    back: 'If you still belong to the team, ask for a new invite.',
    onwards: 'Understood',
  },
  locked: {
    suspected: 'The hub takes nothing more from this device. Unlock it to see why.',
    title: 'This device was removed',
    text: (count) => (count === 0 ? 'It does not belong to the team any more. Unlock it so that the data are erased and your team learns of it.'
      : `It does not belong to the team any more. ${plural('en', count, 'One entry is', `${count} entries are`)} not handed over yet. Unlock the device: then the leads get ${count === 1 ? 'it' : 'them'}, and the data here are erased.`),
  },
};
