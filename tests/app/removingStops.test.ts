import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { newId, TEAM, type ContactId } from '#base/ids.ts';
import { readDevice } from '#store/deviceStore.ts';
import { begunEpoch } from '#store/epochStore.ts';
import type { Database } from '#store/database.ts';
import type { Phone } from '../support/enginePhone.ts';
import { fastTimer } from '../support/fastTimer.ts';
import { hubOffice, passphrase } from '../support/hubOffice.ts';
import { seededNumbers } from '../support/random.ts';
import { switchedLine, type SwitchedLine } from '../support/switchedLine.ts';

const at = hubOffice(73);
/** A removal and the epoch that follows it take the remover about so many. */
const FRAMES = 14;
const soon = { timeout: 30_000 };
type Lead = { readonly phone: Phone; readonly line: SwitchedLine };

async function started(database: Database): Promise<Lead> {
  const line = switchedLine(at.network());
  const phone = await at.phone('office again', { database, open: line.open, timer: fastTimer(20) });
  expect(await phone.engine.unlock(passphrase)).toEqual({ ok: true, value: null });
  await phone.until(() => phone.isOpen() && phone.status().connection === 'online');
  return { phone, line };
}
async function contact(by: Phone): Promise<ContactId> {
  const id = newId<ContactId>(at.random);
  expect((await by.engine.run({ do: 'createContact', id, contact: { name: 'Jörg Müller' } })).ok).toBe(true);
  return id;
}

test('R-18 C-31 whatever moment a phone is stopped at while it removes somebody, they are removed once, one epoch opens, and nothing saved is lost', async () => {
  const first = await at.founded({ timer: fastTimer(20) });
  const village = await at.joined(first, 'Deniz', { timer: fastTimer(20) });
  await first.engine.lock();
  let lead = await started(first.database);
  const chance = seededNumbers(7);
  for (let frames = 1; frames <= FRAMES; frames += 1) {
    const gone = await at.joined(lead.phone, `Gast ${frames}`, { timer: fastTimer(20) });
    const row = await readDevice(gone.database);
    if (!row) throw new Error('no device');
    await lead.phone.until(() => lead.phone.status().waiting === 0);
    const removing = lead.phone.engine.removeMember(row.member);
    await lead.phone.until(() => lead.phone.removals().length === 1);
    const cut = lead.line.cutAfter(frames);
    const saved = [await contact(village), await contact(lead.phone)];
    await cut;
    for (let turns = Math.floor(chance() * 300); turns > 0; turns -= 1) await new Promise((resolve) => setImmediate(resolve));

    lead = await started(lead.phone.database);
    await removing;
    await lead.phone.until(() => lead.phone.removals().length === 0);
    saved.push(await contact(lead.phone), await contact(village));
    const both = [lead.phone, village];
    for (const phone of both) await expect.poll(() => [saved.filter((id) => phone.row(id)?.receipt !== 'hub').length, phone.status().waiting], soon).toEqual([0, 0]);
    expect(await Promise.all(both.map(({ database }) => begunEpoch(database, TEAM)))).toEqual([frames + 1, frames + 1]);
    await expect.poll(() => gone.session().at, soon).toBe('gone');
  }
  await lead.phone.engine.refreshTeam();
  expect(lead.phone.team()?.members.filter(({ removed }) => removed)).toHaveLength(FRAMES);
}, 180_000);
