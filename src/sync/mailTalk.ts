import { accept, refuse, type Result } from '#base/result.ts';
import type { Mail } from '#wire/messages.ts';
import { verifyMail } from '#wire/statements.ts';
import type { SyncPorts } from './ports.ts';
import type { Ask } from './questions.ts';

/** Handed out at once: a phone's memory. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Mail by mail as the hub keeps it; one that is not by its device, or not in its place, is left out. */
export async function pullMail(ports: SyncPorts, ask: Ask): Promise<Result<readonly Mail[], 'unreachable'>> {
  const mails: Mail[] = [];
  let bytes = 0;
  for (let after = 0, more = true; more && bytes < MOST_BYTES; ) {
    const heard = await ask({ is: 'pull-mail', after }, 'mail');
    if (!heard.ok) return refuse('unreachable');
    const fresh = heard.value.mails.filter(({ id }) => id > after);
    more = heard.value.more && fresh.length > 0;
    after = Math.max(after, ...fresh.map(({ id }) => id));
    for (const mail of fresh) {
      bytes += mail.bytes.length;
      if (await isGenuine(ports, mail)) mails.push(mail);
    }
  }
  return accept(mails);
}

async function isGenuine({ space, keyOf }: SyncPorts, mail: Mail): Promise<boolean> {
  const key = keyOf(mail.device);
  return key !== null && (await verifyMail({ space, device: mail.device }, mail, key));
}
