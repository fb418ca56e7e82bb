/** A device whose data was copied or set back becomes a new one. */
export const renewal = {
  title: 'This device has to register anew',
  help: 'Its data was copied or set back to an older state. One tap is enough: everything you wrote here comes along.',
  act: 'Register anew',
  waits: 'It registers anew as soon as the hub can be reached. You can go on working; what you write comes along.',
};
