import { getDocumentProxy } from 'unpdf';
import { agreements as m } from '#messages/de/later/agreements.ts';
import { signing as s } from '#messages/de/later/signing.ts';
import { expect, test, type Page } from '../support/app.ts';
import { choose, createContact, openContact, save } from '../support/appRecords.ts';
import { found, visit } from '../support/appSteps.ts';
import { signOnGlass } from '../support/feeSteps.ts';

const FAMILY = ['Kind im Haushalt', 'Wenig Einkommen', 'Pflege der Eltern', 'Eigene Auslagen für Fahrten', 'Ausbildung'];

/** Everything an agreement can say: place, chair, five reductions, three figures set by hand with their reasons. */
async function agreeOnMuch(page: Page): Promise<void> {
  await page.getByRole('link', { name: m.begin }).click();
  await choose(page, m.fields.body, m.bodies['association-council']);
  await page.getByRole('combobox', { name: m.fields.place }).fill('Verbandsgemeinde Weida-Land');
  for (const [field, typed] of [[m.fields.allowance, '340'], [m.fields.attendance, '18,50'], [m.fields.meetings, '14'], [m.fields.supplement, '120']] as const) await page.getByLabel(field).fill(typed);
  await choose(page, m.rate.by, m.rate.share);
  await page.getByLabel(m.fields.share).fill('12,5');
  for (const label of FAMILY) {
    await page.getByRole('button', { name: m.reductions.add }).click();
    await page.getByRole('group', { name: m.reductions.add }).getByLabel(m.reductions.label).fill(label);
    await page.getByRole('group', { name: label }).getByLabel(m.reductions.amount.sum).fill('2');
  }
  const steps = page.getByRole('region', { name: m.steps.title });
  for (const figure of [m.steps.allowance, m.steps.supplement, m.steps.monthly]) {
    await steps.getByRole('button', { name: m.steps.changeOf(figure) }).click();
    await steps.getByLabel(m.steps.reason, { exact: true }).last().fill('so steht es in der neuen Entschädigungssatzung der Verbandsgemeinde');
  }
  await page.getByLabel(m.fields.start, { exact: false }).fill('2026-11-16');
  await save(page);
}

type Node = { readonly role?: string; readonly alt?: string; readonly children?: readonly Node[] };
const all = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(all)];

test('whatever an agreement says, its print is one page of A4 for each side, in German, with headings and a word for every picture', async ({ office, newDevice }) => {
  const page = await newDevice();
  await found(page, office);
  await createContact(page, { name: 'Jana Feld' });
  await openContact(page, 'Jana Feld');
  await agreeOnMuch(page);
  await expect(page.getByText('Verbandsgemeinderat Verbandsgemeinde Weida-Land').first()).toBeVisible();
  await visit(page, `${new URL(page.url()).pathname}/unterschreiben`);
  await signOnGlass(page);
  await page.getByRole('button', { name: s.save, exact: true }).click();
  await expect(page.getByText(s.paper.version(1)).first()).toBeVisible();

  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true })));
  expect(pdf.numPages).toBe(2);
  expect((await pdf.getMetadata()).info).toMatchObject({ Title: expect.stringContaining(s.paper.tab), Language: 'de' });
  for (const number of [1, 2]) {
    const sheet = await pdf.getPage(number);
    const [, , ...size] = sheet.view;
    expect(size.map((points) => Math.round(points ?? 0))).toEqual([595, 842]);
    const nodes = all((await sheet.getStructTree()) as Node);
    expect(nodes.filter(({ role }) => /^H\d/.test(role ?? '')).length).toBeGreaterThanOrEqual(3);
    const pictures = nodes.filter(({ role }) => role === 'Figure').map(({ alt }) => alt ?? '');
    expect(pictures).toEqual(expect.arrayContaining([s.paper.signatureOf('Jana Feld'), s.paper.signatureOf('Mara Feld'), expect.stringMatching(/^Code mit dem Fingerabdruck/)]));
  }
});
