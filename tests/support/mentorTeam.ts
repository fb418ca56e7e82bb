import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'fake-indexeddb/auto';
import { newId, type ContactId, type DraftId, type MemberId, type MentorshipId, type NoteId, type Random } from '#base/ids.ts';
import type { Command } from '#domain/command.ts';
import type { NoteTexts } from '#domain/note.ts';
import { openDatabase, type Database } from '#store/database.ts';
import { syncAddress, webSocketChannel } from '#sync/webSocketChannel.ts';
import { startPhone, type Phone } from './enginePhone.ts';
import { fastTimer } from './fastTimer.ts';
import { startHub, type HubProcess } from './hubProcess.ts';
import { switchedLine, type SwitchedLine } from './switchedLine.ts';

export const passphrase = 'haselnussbraun';
export const soon = { timeout: 20_000, interval: 50 };

/** Somebody of the team with their phone, their own way to the hub, and the contact they are. */
export type Person = { readonly phone: Phone; readonly line: SwitchedLine; readonly member: MemberId; readonly contact: ContactId };
/** A team around a real hub, in which people mentor each other. */
export type MentorTeam = {
  readonly hub: HubProcess;
  /** Mara, who leads. */
  founds(): Promise<Person>;
  joins(host: Person, name: string): Promise<Person>;
  /** Another phone of the same member, by an invite of their own. */
  secondPhone(of: Person): Promise<Phone>;
  /** Another phone with what lay on this one's disk; locked. */
  copied(of: Person, disk: Database): Promise<Phone>;
  /** An empty phone at this hub. */
  empty(name: string): Promise<Phone>;
  /** A candidate who agreed to be kept, and the mentorship agreed with them. */
  agreed(by: Person, mentor: Person): Promise<MentorshipId>;
  end(): Promise<void>;
};

export async function mentorTeam(random: Random): Promise<MentorTeam> {
  const folder = mkdtempSync(join(tmpdir(), 'anlauf-'));
  const hub = await startHub({ dataDir: folder });
  const phones: Phone[] = [];
  const newLine = (): SwitchedLine => switchedLine(webSocketChannel(syncAddress(hub.address)));
  async function start(name: string, line: SwitchedLine, database: Database = openDatabase(`mentor-${name}-${newId(random)}`)): Promise<Phone> {
    const started = await startPhone(name, hub.address, random, database, { timer: fastTimer(20), open: line.open });
    phones.push(started);
    return started;
  }
  async function person(phone: Phone, line: SwitchedLine, name: string): Promise<Person> {
    const session = phone.session();
    if (session.at !== 'unlocked') throw new Error(session.at);
    const contact = newId<ContactId>(random);
    await must(phone.engine.run({ do: 'createContact', id: contact, contact: { name }, consent: { way: 'spoken', on: phone.today } }));
    await must(phone.engine.run({ do: 'linkMember', member: session.self, contact }));
    return { phone, line, member: session.self, contact };
  }
  async function invited(host: Phone, member?: MemberId): Promise<string> {
    return (await must(host.engine.invite({ days: 1, ...(member ? { member } : {}) }))).link;
  }
  return {
    hub,
    async founds() {
      const line = newLine();
      const phone = await start('Mara', line);
      await must(phone.engine.found({ code: hub.code ?? '', spaceName: 'Harz', ownName: 'Mara', passphrase }));
      return person(phone, line, 'Mara');
    },
    async joins(host, name) {
      const line = newLine();
      const phone = await start(name, line);
      await must(phone.engine.join({ link: await invited(host.phone), ownName: name, passphrase }));
      const joined = await person(phone, line, name);
      await host.phone.until(() => host.phone.members().includes(name) && host.phone.row(joined.contact) !== undefined);
      await phone.until(() => phone.row(host.contact) !== undefined);
      return joined;
    },
    async secondPhone(of) {
      const phone = await start('second', newLine());
      await must(phone.engine.join({ link: await invited(of.phone, of.member), ownName: '', passphrase }));
      return phone;
    },
    copied: (of, disk) => start('copy', of.line, disk),
    empty: (name) => start(name, newLine()),
    agreed: (by, mentor) => agreed(random, by, mentor),
    async end() {
      for (const phone of phones) await phone.stop();
      await hub.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function agreed(random: Random, { phone }: Person, mentor: Person): Promise<MentorshipId> {
  const [mentee, id] = [newId<ContactId>(random), newId<MentorshipId>(random)];
  const { today } = phone;
  await must(phone.engine.run({ do: 'createContact', id: mentee, contact: { name: 'Ada Neu' }, consent: { way: 'spoken', on: today } }));
  await must(phone.engine.run({ do: 'createMentorship', id, mentor: mentor.contact, mentee, mentorship: { aim: '', rhythm: 'monthly', state: 'agreed', agreedOn: today } }));
  return id;
}

/** The value of what was accepted; a refusal fails the test. */
export async function must<T>(done: Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: string; readonly detail?: string }>): Promise<T> {
  const result = await done;
  if (!result.ok) throw new Error(`${result.refusal} ${result.detail ?? ''}`);
  return result.value;
}

export type CheckInWish = { readonly id?: NoteId; readonly note?: Partial<NoteTexts>; readonly draft?: DraftId };

/** The command a check-in's form gives. */
export function checkIn(random: Random, phone: Pick<Phone, 'today'>, mentorship: MentorshipId, { id = newId<NoteId>(random), note = {} }: CheckInWish): Extract<Command, { do: 'recordCheckIn' }> {
  return { do: 'recordCheckIn', id, mentorship, on: phone.today, helpWanted: false, next: null, note: { how: '', lacks: '', next: '', ...note } };
}
