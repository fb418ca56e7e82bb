import { expect, test, type Page } from '../support/app.ts';
import { createContact, logTalk, openContact, receiptsAre } from '../support/appRecords.ts';
import { found, invite, isInstalled, isLocked, isUnlocked, join, unlock, visit } from '../support/appSteps.ts';

/** Whatever the console says in red or yellow, and what the page could not load. */
function listen(page: Page): string[] {
  const heard: string[] = [];
  page.context().on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) heard.push(`${message.type()}: ${message.text()}`);
  });
  page.context().on('requestfailed', (request) => heard.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ''}`));
  page.context().on('response', (response) => {
    if (response.status() >= 400) heard.push(`${response.status()}: ${response.url()}`);
  });
  return heard;
}

test('the whole main path says nothing on the console and asks for nothing outside the hub', async ({ office, newDevice }) => {
  const mara = await newDevice();
  const asked: string[] = [];
  mara.context().on('request', (request) => asked.push(new URL(request.url()).origin));
  const heard = listen(mara);
  await found(mara, office);
  await isInstalled(mara);
  await createContact(mara, { name: 'Jörg Müller', consent: true, notes: 'Kennt alle.' });
  await logTalk(mara, { name: 'Jörg Müller', notes: 'Fragt nach dem Zeitaufwand.', nextStep: 'Anrufen' });
  await openContact(mara, 'Jörg Müller');
  await receiptsAre(mara, 'Jörg Müller', 'In der Zentrale gesichert');
  await visit(mara, '/leitfaden');
  await visit(mara, '/import');
  const link = await invite(mara);
  await mara.reload();
  await isLocked(mara);
  await unlock(mara);
  await isUnlocked(mara);
  const ina = await newDevice();
  const heardByIna = listen(ina);
  await join(ina, link);
  await openContact(ina, 'Jörg Müller');
  expect([...heard, ...heardByIna]).toEqual([]);
  expect([...new Set(asked)]).toEqual([office.hub().address]);
});
