import { expect, test } from 'vitest';
import { utf8 } from '#base/bytes.ts';
import { patchesOf } from '#app/firstPaint.ts';
import { encodeListView, LIST_VIEW_VERSION, type ListView } from '#app/listView.ts';

const view = {
  version: LIST_VIEW_VERSION, spaceName: 'Harz', members: [{ id: 'm', name: 'Mara', self: true }],
  rows: [{ id: 'joerg', name: 'Jörg Müller' }, { id: 'zoe', name: 'Zoë Adler' }], tasks: [{ id: 'call' }], mandates: [{ id: 'seat' }], mentorships: [{ id: 'pair' }],
} as unknown as ListView;

test('the first paint says of every record where it is: what the hub has yet to confirm lies on this device', () => {
  const receipts = (waiting: readonly string[] | 'all') => patchesOf({ of: 'first-paint', view: encodeListView(view), waiting }).flatMap((patch) => {
    if (patch.of === 'rows') return patch.rows.map(({ id, receipt }) => `${id} ${receipt}`);
    if (patch.of === 'tasks') return patch.tasks.map(({ id, receipt }) => `${id} ${receipt}`);
    return [];
  });
  expect(receipts(['zoe'])).toEqual(['joerg hub', 'zoe device', 'call hub']);
  expect(receipts('all')).toEqual(['joerg device', 'zoe device', 'call device']);
});

test('it tells all that is kept, names and seats as well; nothing where another version of the app kept it', () => {
  expect(patchesOf({ of: 'first-paint', view: encodeListView(view), waiting: [] }).map(({ of }) => of)).toEqual(['members', 'rows', 'tasks', 'mandates', 'mentorships']);
  expect(patchesOf({ of: 'first-paint', view: utf8(JSON.stringify({ ...view, version: LIST_VIEW_VERSION - 1 })), waiting: [] })).toEqual([]);
  expect(patchesOf({ of: 'first-paint', view: utf8('{'), waiting: [] })).toEqual([]);
});
