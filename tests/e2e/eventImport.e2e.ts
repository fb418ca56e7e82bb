import { Buffer } from 'node:buffer';
import { eventImport } from '#messages/later/eventImport.ts';
import { eventForm } from '#messages/later/eventForm.ts';
import { expect, LAPTOP, PHONE, test, type Page } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { found, isInstalled, loseNetwork, visit } from '../support/appSteps.ts';

const m = eventImport.de;

/** An export of a year that is to come, so that nothing in it is over. */
function exported({ title = 'Landesvorstand: Jour fixe', sequence = 1, more = [] as readonly string[] } = {}): Buffer {
  const stamp = ['DTSTAMP:20261101T100000Z', `SEQUENCE:${sequence}`];
  return Buffer.from([
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//DE', 'X-WR-CALNAME:Landesvorstand',
    'BEGIN:VEVENT', 'UID:reihe@example.org', ...stamp, `SUMMARY:${title}`, 'DTSTART;TZID=W. Europe Standard Time:20310107T190000', 'DTEND;TZID=W. Europe Standard Time:20310107T210000',
    'LOCATION:Geschäftsstelle\\, Magdeburg', 'RRULE:FREQ=WEEKLY;COUNT=6', 'EXDATE;TZID=W. Europe Standard Time:20310114T190000', 'ATTENDEE;CN=Jana Beispiel:mailto:jana@example.org', 'END:VEVENT',
    'BEGIN:VEVENT', 'UID:tag@example.org', ...stamp, 'SUMMARY:Landesparteitag', 'DTSTART;VALUE=DATE:20310111', 'DTEND;VALUE=DATE:20310113', ...more, 'END:VEVENT',
    'BEGIN:VEVENT', 'UID:privat@example.org', ...stamp, 'SUMMARY:Zahnarzt', 'CLASS:PRIVATE', 'DTSTART:20310120T080000Z', 'END:VEVENT',
    'BEGIN:VEVENT', 'UID:vorbei@example.org', ...stamp, 'SUMMARY:Sommerfest', 'DTSTART:20200601T080000Z', 'END:VEVENT',
    'BEGIN:VTODO', 'UID:aufgabe', 'END:VTODO', 'END:VCALENDAR', '',
  ].join('\r\n'));
}

async function choose(page: Page, buffer: Buffer, name = 'kalender.ics', label = m.choose): Promise<void> {
  await page.getByLabel(label).setInputFiles({ name, mimeType: 'text/calendar', buffer });
}

async function importIt(page: Page, who: string = eventForm.de.open): Promise<void> {
  await page.getByRole('radio', { name: who }).check();
  await page.getByRole('button', { name: m.submit, exact: true }).click();
}

for (const viewport of [PHONE, LAPTOP]) {
  test(`a calendar file goes in without reception, once; its newer version changes it, and one tap takes that back (${viewport.width} px)`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await found(page, office);
    await loseNetwork(page);
    await visit(page, '/termine/import');
    await choose(page, Buffer.from('BEGIN:VCARD\r\nEND:VCARD'), 'karte.vcf');
    await expect(page.getByRole('alert')).toContainText(m.refused['calendar-none']);

    await choose(page, exported());
    await expect(page.getByRole('heading', { name: 'Landesvorstand', exact: true })).toBeVisible();
    await expect(page.getByText(m.counts.new(2))).toBeVisible();
    for (const why of [m.why.confidential, m.why.past, m.why['other-kind']]) await expect(page.getByText(why)).toBeVisible();
    await expect(page.getByText('Jana')).toHaveCount(0);
    await page.getByRole('button', { name: m.submit, exact: true }).click();
    await expect(page.getByText(m.errors.open)).toBeVisible();
    await importIt(page);
    await expect(page.getByText(m.done.whole(2))).toBeVisible();

    await page.getByRole('button', { name: m.done.again }).click();
    await choose(page, exported());
    await expect(page.getByText(m.nothingNew)).toBeVisible();
    await expect(page.getByRole('button', { name: m.submit, exact: true })).toHaveCount(0);

    await page.getByRole('button', { name: m.other }).click();
    await choose(page, exported({ title: 'Landesvorstand: neu', sequence: 2, more: ['STATUS:CANCELLED'] }));
    await expect(page.getByText(m.counts.updated(1))).toBeVisible();
    await expect(page.getByText(m.counts.cancelled(1))).toBeVisible();
    await page.getByRole('button', { name: m.submit, exact: true }).click();
    await expect(page.getByText(m.done.whole(2))).toBeVisible();
    await visit(page, '/termine?ansicht=liste&tag=2031-01-07');
    await expect(page.getByText('Landesvorstand: neu').first()).toBeVisible();
    await expect(page.getByText('Abgesagt').first()).toBeVisible();
    await expect(page.getByText('Zahnarzt')).toHaveCount(0);

    await visit(page, '/termine/import');
    await choose(page, exported({ title: 'Landesvorstand: ganz anders', sequence: 3, more: ['STATUS:CANCELLED'] }));
    await page.getByRole('button', { name: m.submit, exact: true }).click();
    await page.getByRole('button', { name: m.done.takeBack }).click();
    await expect(page.getByText(m.done.takenBack)).toBeVisible();
    await page.getByRole('link', { name: m.done.show }).click();
    await visit(page, '/termine?ansicht=liste&tag=2031-01-07');
    await expect(page.getByText('Landesvorstand: neu').first()).toBeVisible();
  });

  test(`axe finds nothing on any step of it, in German and English (${viewport.width} px)`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport });
    await found(page, office);
    await isInstalled(page);
    const { look, expectNothing } = audit(page);
    for (const language of ['de', 'en'] as const) {
      const words = eventImport[language];
      await visit(page, '/einstellungen');
      await page.getByText(language === 'de' ? 'Deutsch' : 'English', { exact: true }).click();
      await visit(page, '/termine/import');
      await choose(page, Buffer.from('nichts'), 'nichts.ics', words.choose);
      await expect(page.getByRole('alert')).toBeVisible();
      await look(`${language}: choose`);
      await choose(page, exported({ sequence: language === 'de' ? 1 : 2, title: `Vorstand ${language}` }), 'kalender.ics', words.choose);
      await expect(page.getByRole('button', { name: words.submit, exact: true })).toBeVisible();
      await look(`${language}: preview`);
      if (language === 'de') await page.getByRole('radio', { name: eventForm[language].open }).check();
      await page.getByRole('button', { name: words.submit, exact: true }).click();
      await expect(page.getByRole('button', { name: words.done.takeBack })).toBeVisible();
      await look(`${language}: done`);
    }
    expectNothing();
  });
}
