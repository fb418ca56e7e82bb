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
  drafts: (count) => plural('en', count, 'One half-typed form is still here. It is handed to nobody, because it was not saved.', `${count} half-typed forms are still here. They are handed to nobody, because they were not saved.`),
  draftsErased: (count) => plural('en', count, 'One half-typed form that was not saved will be lost as well.', `${count} half-typed forms that were not saved will be lost as well.`),
  without: 'Erase without handing over',
  withoutTitle: 'Erase without handing anything over?',
  withoutText: (count) => (count === 0 ? 'All data on this device will be erased.' : `${entries(count)} ${count === 1 ? 'is' : 'are'} on this device only and will be lost.`),
  withoutLocked: 'Without unlocking, your team will not learn that this device was erased.',
  gone: {
    title: 'This device was removed from the team',
    handedOver: (count) => plural('en', count, 'One entry was handed over to the leads.', `${count} entries were handed over to the leads.`),
    nothing: 'Everything of yours was safe at the hub already.',
    left: (count) => plural('en', count, 'One entry was not handed over and is lost.', `${count} entries were not handed over and are lost.`),
    tooMany: (count) => plural('en', count, 'The newest entry did not fit any more and is lost. The leads are told.', `The newest ${count} entries did not fit any more and are lost. The leads are told.`),
    notes: (count) => plural('en', count, 'One note of a mentorship was not handed over, because the leads may not read it. It is erased.', `${count} notes of mentorships were not handed over, because the leads may not read them. They are erased.`),
    unreadable: (count) => plural('en', count, 'One entry could not be opened any more and is lost. The leads are told.', `${count} entries could not be opened any more and are lost. The leads are told.`),
    drafts: (count) => plural('en', count, 'One half-typed form was not saved. It was handed to nobody and is erased.', `${count} half-typed forms were not saved. They were handed to nobody and are erased.`),
    photos: (count) => plural('en', count, 'One photo of a signed paper was not at the hub yet and is erased. Keep the paper.', `${count} photos of signed papers were not at the hub yet and are erased. Keep the papers.`),
    erased: 'The data on this device are erased.',
    reported: 'Your team can see that nothing is left here.',
    notReported: 'Your team could not be told any more.',
    back: 'If you still belong to the team, ask for a new invite.',
    onwards: 'Understood',
  },
  words: {
    title: 'Your own words',
    help: 'What you wrote last and did not save is on this screen only. Copy it if you need it: it goes when you go on or close Anlauf, and after 15 minutes at the latest.',
    others: 'Names and contact details belong to the team and are not included. Where your text is about other people, do not pass it on.',
    kinds: { talk: 'Talk', 'check-in': 'Check-in', mentorship: 'Mentorship', mandate: 'Mandate', pack: 'Folder', agreement: 'Fee agreement', signing: 'Signature begun', 'fee-terms': 'Terms for contributions', contact: 'Contact', guide: 'Guide', commitment: 'Commitment', ask: 'Request to a board', answer: 'Answer of a board', 'support-step': 'Step with a board', event: 'Event', committee: 'Board' },
    other: 'Form',
    begun: (what, when) => `${what}, last changed ${when}`,
    copy: 'Copy text',
    copied: 'Copied',
    copyFailed: 'Copying did not work. Select the text and copy it by hand.',
    onwards: 'Erase the text and go on',
  },
  locked: {
    suspected: 'The hub takes nothing more from this device. Unlock it to see why.',
    title: 'This device was removed',
    text: (count) => (count === 0 ? 'It does not belong to the team any more. Unlock it so that the data are erased and your team learns of it.'
      : `It does not belong to the team any more. ${plural('en', count, 'One entry is', `${count} entries are`)} not handed over yet. Unlock the device: then the leads get ${count === 1 ? 'it' : 'them'}, and the data here are erased.`),
  },
};
