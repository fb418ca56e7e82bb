import { contacts } from '#messages/de/contacts.ts';
import { guide } from '#messages/de/guide.ts';
import { session } from '#messages/de/session.ts';
import { LAPTOP, PHONE, expect, test } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';
import { createContact } from '../support/appRecords.ts';
import { fillJoining, found, invite, isLocked, isUnlocked, lock, unlock, visit } from '../support/appSteps.ts';

const looks = [[PHONE, 'light'], [PHONE, 'dark'], [LAPTOP, 'light'], [LAPTOP, 'dark']] as const;

for (const [viewport, colorScheme] of looks) {
  test(`axe finds nothing on any screen of the unlocked app, ${colorScheme} at ${viewport.width} px, and nothing scrolls sideways`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport, colorScheme });
    const screens = audit(page);
    await page.goto(office.hub().address);
    await screens.look('welcome');
    await page.getByRole('button', { name: session.welcome.try }).click();
    await isUnlocked(page);
    for (const path of ['/', '/kontakte', '/kontakte/neu', '/gespraech/neu', '/leitfaden', '/import', '/team', '/einstellungen', '/ueber', '/mehr', '/gibt-es-nicht']) await screens.at(path);
    await visit(page, '/leitfaden');
    await page.getByRole('button', { name: guide.edit }).click();
    await screens.look('guide form');
    await visit(page, '/kontakte');
    await page.getByRole('button', { name: contacts.filter.open(0) }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await screens.look('filter');
    await page.keyboard.press('Escape');
    await page.getByRole('list', { name: 'Kontakte' }).getByRole('link').nth(2).click();
    await expect(page.getByRole('heading', { name: contacts.detail.story })).toBeVisible();
    await screens.look('contact');
    await page.getByRole('link', { name: contacts.detail.edit, exact: true }).click();
    await screens.look('contact form');
    await page.getByLabel('Name', { exact: true }).fill('');
    await page.getByRole('button', { name: 'Speichern', exact: true }).click();
    await screens.look('contact form with an error');
    screens.expectNothing();
  });

  test(`axe finds nothing on the screens around it, ${colorScheme} at ${viewport.width} px`, async ({ office, newDevice }) => {
    const page = await newDevice({ viewport, colorScheme });
    const screens = audit(page);
    const { address, code } = office.hub();
    await page.goto(`${address}/#gruenden=${code ?? ''}`);
    await page.getByRole('button', { name: 'Kreisverband anlegen' }).click();
    await screens.look('founding with errors');
    await found(page, office);
    for (const path of ['/', '/kontakte', '/einstellungen']) await screens.at(path);
    await createContact(page, { name: 'Jörg Müller' });
    await screens.look('contact without consent');
    const link = await invite(page);
    await screens.look('invite made');
    await lock(page);
    await page.getByText(session.locked.forgotten).click();
    await unlock(page, 'falsch falsch falsch');
    await expect(page.getByRole('button', { name: session.locked.unlocking })).toHaveCount(0);
    await isLocked(page);
    await screens.look('locked');
    await page.getByRole('link', { name: session.locked.guide }).click();
    await screens.look('guide while locked');
    const second = await page.context().newPage();
    await second.goto(address);
    await expect(second.getByRole('heading', { name: session.elsewhere.title })).toBeVisible();
    const elsewhere = audit(second);
    await elsewhere.look('elsewhere');
    elsewhere.expectNothing();
    const joining = await newDevice({ viewport, colorScheme });
    await joining.goto(`${link}x`);
    await fillJoining(joining);
    const join = audit(joining);
    await joining.getByRole('button', { name: 'Beitreten' }).click();
    await expect(joining.getByRole('alert')).toBeVisible();
    await join.look('joining refused');
    join.expectNothing();
    screens.expectNothing();
  });
}
