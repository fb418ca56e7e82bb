import type { security as german } from '../de/security.ts';

export const security: typeof german = {
  title: 'Security',
  intro: 'What you log is encrypted and signed on your devices before it goes anywhere. This page says what that protects against and what not.',
  protected: 'What it protects against',
  cases: [
    { who: 'Whoever runs the hub or steals its database', what: 'Sees encrypted entries and can neither read nor change one, nor write in somebody else’s name. The hub can hold entries back; that is why each says whether it is safe there.' },
    { who: 'Whoever listens on the network', what: 'Sees that you use Anlauf, but no content: the entries are encrypted already, and the line is once more.' },
    { who: 'Whoever finds or steals your locked device', what: 'Cannot get at the data without passphrase, PIN or passkey. How far a PIN goes stands below.' },
    { who: 'Whoever was removed', what: 'Reads nothing new from then on, not even with the hub’s whole database: the keys change. What somebody read before may have been kept.' },
    { who: 'Whoever belongs to the team', what: 'Reads only what the page “Who sees what?” names, and can neither delete anything secretly nor write in the name of others.' },
  ],
  not: 'What it does not protect against',
  limits: [
    { who: 'Whoever serves the code', what: 'The app comes from the hub. Whoever looks after it could serve changed code that reads along. Run the hub yourselves or trust those who do; how to check the code stands below.' },
    { who: 'What the hub sees all the same', what: 'When which device hands something over and how large it is, the roles in the team, who belongs to which circle, and network addresses. Events and guide can be read by everybody.' },
    { who: 'An unlocked device', what: 'Whoever holds it or looks over your shoulder reads along. Lock the app when you put the device down; after some time it also locks itself.' },
    { who: 'Screenshots and printouts', what: 'What is on the screen can be photographed, copied down or printed. The app does not notice.' },
    { who: 'A short PIN', what: 'Six digits stop the curious. Whoever copies the disk and lets a computer try has been through all of them within a few days. Against somebody with time, a long passphrase or a passkey helps.' },
    { who: 'Malware on the device', what: 'A foreign program or a browser extension that may see everything sees Anlauf too. Keep device and browser up to date.' },
    { who: 'Lost keys', what: 'Nobody can reset a passphrase, nor can we. Keep the recovery sheet apart from the device, and let at least two people be leads.' },
  ],
  check: 'How to check the code',
  checkText: 'The same state of the source gives the same files everywhere. Whoever knows their way around a computer builds it themselves and compares it with what your hub serves:',
  checkSource: 'Get the source in the state that your hub says it serves.',
  checkLimit: 'This shows what the hub serves to this computer at this moment, not what others get. The more of you check it, the better.',
  version: (version) => `This device uses version ${version}.`,
  more: 'Algorithms, sources and how to report a vulnerability stand in the file SECURITY.md beside the source.',
  see: 'Who sees what?',
};
