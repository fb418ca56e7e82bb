import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const lines = readFileSync(at('./README.md'), 'utf8').split('\n').filter((line) => line.startsWith('| ') && !/^\| (class|who) \|/.test(line));
const cells = lines.flatMap((line) => {
  const [row = '', ...columns] = line.split('|').slice(1, -1).map((cell) => cell.trim());
  return columns.map((cell): [string, string] => [row, cell]);
});

/** The text of a test's file, named as README.md does. */
function textOf(name: string): string | null {
  const found = [`./${name}.test.ts`, `../${name}.test.ts`, `./${name}.ts`].find((path) => existsSync(at(path)));
  return found ? readFileSync(at(found), 'utf8') : null;
}

/** What a cell cites that is not there: a file, a rule in the titles of that file, or words of a title. */
function missing(cell: string): readonly string[] {
  const lacking: string[] = [];
  let text: string | null = null;
  for (const citation of cell.replaceAll(/ \([^)]*\)/g, '').split(' · ')) {
    const [, name, rest] = /^([\w/.]+)(?:: (.*))?$/.exec(citation) ?? [null, null, citation];
    if (name) text = textOf(name);
    const titles = [...(text ?? '').matchAll(/^ *(?:test|it|describe|\]\)|\[')[^\n]*/gm)].join('\n').toLowerCase();
    const words = (rest ?? '').split(/…|, | to | and /).flatMap((part) => /^[A-Z]-\d+(?: [A-Z]-\d+)*(?= |$)/.exec(part)?.[0].split(' ') ?? [part.trim()]).filter(Boolean);
    if (text === null || titles === '') lacking.push(citation);
    lacking.push(...words.filter((word) => !(/^[A-Z]-\d+$/.test(word) ? new RegExp(`${word}\\b`, 'i').test(titles) : titles.includes(word.toLowerCase()))).map((word) => `${citation} (${word})`));
  }
  return lacking;
}

test('every class of attack names, for each place it applies to, a test that is there', () => {
  expect(lines.length).toBeGreaterThan(25);
  expect(cells.filter(([, cell]) => !cell.startsWith('–')).flatMap(([row, cell]) => missing(cell).map((what) => `${row}: ${what}`))).toEqual([]);
});
