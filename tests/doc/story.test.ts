import { expect, test } from 'vitest';
import { contactStory } from '#doc/story.ts';
import { anna, bert, contactId, exchange, openOffice, spoken, type Office } from './office.ts';

const jana = contactId('jana');

function setStage(office: Office, stage: 'in-talks' | 'considering' | 'committed'): void {
  office.must({ do: 'editContact', id: jana, edits: [{ field: 'stage', value: stage, seen: office.known.contactHeads(jana)?.stage ?? [] }] });
}

test('each change says what it took the place of, the birth included', () => {
  const office = openOffice(anna, 1);
  office.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, consent: spoken });
  setStage(office, 'in-talks');
  setStage(office, 'committed');
  expect(stages(office)).toEqual([['in-talks', 'committed'], ['proposed', 'in-talks']]);
});

test('changes made apart each come from what both knew; what settles them comes from neither alone', () => {
  const a = openOffice(anna, 1);
  const b = openOffice(bert, 2);
  a.must({ do: 'createContact', id: jana, contact: { name: 'Jana' }, consent: spoken });
  exchange(a, b);
  b.at += 3_600_000;
  setStage(a, 'in-talks');
  setStage(b, 'considering');
  exchange(a, b);
  expect(stages(a)).toEqual([['proposed', 'considering'], ['proposed', 'in-talks']]);
  a.at = b.at;
  setStage(a, 'considering');
  expect(stages(a)[0]).toEqual(['unknown', 'considering']);
});

function stages(office: Office): readonly (readonly unknown[])[] {
  return contactStory(office.team, jana).flatMap((item) => (item.kind === 'change' && item.field === 'stage' ? [[item.from ?? 'unknown', item.value]] : []));
}
