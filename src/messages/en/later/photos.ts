import type { photos as de } from '../../de/later/photos.ts';

export const photos: typeof de = {
  label: 'Photo of the signed paper',
  help: 'Up to four pages. They can be read by whoever records the agreement, the lead and the treasurer. Place and time of the photo are not kept.',
  later: 'Add a photo afterwards',
  take: 'Take a photo',
  choose: 'Choose a picture',
  full: 'No more than four pages go with it.',
  page: (number: number) => `Page ${number} of the paper`,
  remove: (number: number) => `Remove page ${number}`,
  busy: 'The photo is being made smaller …',
  added: (count: number) => (count === 1 ? 'One photo goes with it.' : `${count} photos go with it.`),
  none: 'No photo goes with it.',
  problems: {
    'picture-too-large': 'This picture is larger than 8 MB. Take a new photo of the paper or choose a smaller picture.',
    pdf: 'This is a PDF file. Take a photo of the paper or choose a picture of it.',
    heic: 'This browser can not open this kind of picture (HEIC). Take a photo of the paper here or choose it as JPEG.',
    'no-picture': 'This is no picture that this browser can open. Take a photo of the paper or choose another picture.',
    failed: 'The photo could not be made smaller just now. Try again.',
  },
  shown: {
    title: 'Photos of the paper',
    coming: (have: number, of: number) => `The photo is coming: ${have} of ${of} parts`,
    elsewhere: (name: string) => `Still on ${name}’s device. The photo comes as soon as that device has reached the hub.`,
    ownElsewhere: 'Still on another device of yours. The photo comes as soon as that device has reached the hub.',
    offline: 'This photo is not on this device yet. It comes as soon as the hub is within reach.',
    damaged: 'This photo is damaged and therefore not shown. Keep the paper safe.',
    hubFull: 'The hub has no more room for photos. This one stays on this device. Tell your lead.',
  },
};
