import { expect, test } from '../support/app.ts';
import { audit } from '../support/appAudit.ts';

const PAGE = `<!doctype html><html lang="de"><title>Probe</title>
<style>p { color: #333; background: #fff } @media (prefers-color-scheme: dark) { p { background: #222 } }</style>
<main><h1>Probe</h1><button></button><p>Grau auf Dunkel</p><hr style="width: 2000px"></main>`;

test('the looks at screens find what is wrong with a page: in the light, in the dark alone, and sideways; and nothing once it is put right', async ({ newDevice }) => {
  const page = await newDevice();
  await page.setContent(PAGE);
  const wrong = audit(page);
  await wrong.look('probe');
  expect(wrong.findings().map((line) => line.split(' at ')[0])).toEqual(['probe, light: button-name', 'probe, dark: color-contrast', expect.stringContaining('probe: scrolls sideways by')]);
  expect(wrong.findings()[1]).toContain('Grau auf Dunkel');
  await page.setContent(PAGE.replace('<button>', '<button>Los').replace('background: #222', 'color: #eee; background: #222').replace('2000px', '100px'));
  const right = audit(page);
  await right.look('probe');
  right.expectNothing();
});
