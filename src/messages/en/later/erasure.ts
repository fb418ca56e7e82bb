import type { erasure as german } from '../../de/later/erasure.ts';

export const erasure: typeof german = {
  erase: 'Delete contact',
  title: (name) => `Delete ${name}?`,
  confirm: 'Delete for good',
  what: 'This deletes name, phone, e-mail, notes, consents and all talks, tasks, mandates and mentorships with this person: on every device of the team and at the hub.',
  forGood: 'This can not be undone. A device without connection deletes as soon as it reaches the hub again.',
  done: 'Contact deleted',
  waiting: 'Will be deleted as soon as the hub is within reach',
  waitingHelp: 'Until then the contact stays here. The app has to be open and unlocked for it.',
  keep: 'Keep after all',
  onlyLead: 'Only the lead may delete. Ask them to.',
  section: 'Deleted contacts',
  waitingRow: 'A contact will be deleted as soon as the hub is within reach',
  doneRow: (when, by) => (by ? `Deleted on ${when} by ${by}` : `Deleted on ${when}`),
  atHub: 'Deleted at the hub.',
  devices: (done, of) => (done === of ? (of === 1 ? 'Deleted on the only device.' : `Deleted on all ${of} devices.`) : `Deleted on ${done} of ${of} devices. The others delete as soon as they report.`),
  unknown: 'How far the devices are stands here as soon as the hub is within reach.',
  marks: { done: 'everywhere', open: 'under way' },
};
