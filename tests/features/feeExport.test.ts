import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AgreementRow } from '#app/feeApi.ts';
import type { Cents } from '#base/cents.ts';
import { csvText } from '#domain/imports/csvText.ts';
import { feeOverview } from '#domain/feeOverview.ts';
import { exportFile } from '#features/fees/exportFile.ts';
import { csvCells, exportLines } from '#features/fees/exportTable.ts';
import { fees } from '#messages/de/later/fees.ts';

const sum = fc.integer({ min: 0, max: 1_000_000 }) as fc.Arbitrary<Cents>;
const row = {
  id: 'a', desk: 'm', own: true, contact: 'c', contactName: 'Jana Muster', mandate: null, stage: 'reached', reached: true, reduced: false, body: 'city-council', place: '15082180', monthly: 1_205,
  rhythm: 'monthly', start: '2026-12-01', signedCount: 0, signedOn: null, signedMonthly: null, toChoose: false, contested: false, held: false, changedAt: 1, receipt: 'hub',
} as unknown as AgreementRow;
const cells = (one: Partial<AgreementRow>) => exportLines([{ ...row, ...one }], fees, () => 'Anna').map(csvCells)[0] ?? [];

test('D-177 each agreement is one line as Germans write it, and its columns have names', () => {
  expect(cells({})).toEqual(['Jana Muster', 'Stadtrat', 'Köthen (Anhalt)', 'Einvernehmen hergestellt', 'ja', 'nein', '12,05', '', 'Monatlich', '01.12.2026', '', 'Anna']);
  expect(cells({})).toHaveLength(fees.exports.columns.length);
  expect(cells({ stage: 'draft', reached: false }).slice(6, 8)).toEqual(['', '12,05']);
});

test('D-177 the columns add up to what the overview says', () => {
  const some = fc.array(fc.record({ stage: fc.constantFrom('reached', 'draft', 'reduced', 'open'), monthly: fc.option(sum), signedCount: fc.integer({ min: 0, max: 1 }), signedMonthly: sum }), { maxLength: 20 });
  fc.assert(fc.property(some, (rest) => {
    const rows = rest.map((one) => ({ ...row, ...one })) as readonly AgreementRow[];
    const lines = exportLines(rows, fees, () => '');
    const column = (at: number): number => lines.reduce((all, line) => all + (line[at]?.is === 'sum' ? (line[at].cents ?? 0) : 0), 0);
    const { total } = feeOverview(rows);
    expect([column(6), column(7), lines.length]).toEqual([total.promised, total.uncertain.monthly, rows.length]);
  }));
});

test('D-177 a name that would run as a formula is text in either file', async () => {
  const lines = exportLines([{ ...row, contactName: '=1+2' }], fees, () => '@x');
  expect(csvText(fees.exports.columns, lines.map(csvCells))).toContain("'=1+2");
  const made = { header: fees.exports.columns, lines, sheet: fees.title };
  expect(await (await exportFile('csv', made)).text()).toContain("'@x");
  const excel = new Uint8Array(await (await exportFile('xlsx', made)).arrayBuffer());
  expect(String.fromCharCode(...excel.subarray(0, 2))).toBe('PK');
  expect(excel.length).toBeGreaterThan(1_000);
});
