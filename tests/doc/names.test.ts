import { expect, test } from 'vitest';
import type { DeviceId } from '#base/ids.ts';
import { deviceName } from '#doc/members.ts';
import { recordIds } from '#doc/records.ts';
import { watchTeam } from '#doc/watch.ts';
import { anna, bert, exchange, openOffice } from './office.ts';

const phone = 'device-phone' as DeviceId;

test('D-31 a device is named and named anew by anybody, tidied, with an undo; a name of 121 letters or none is refused', () => {
  const [a, b] = [openOffice(anna, 1), openOffice(bert, 2)];
  expect(deviceName(a.team, phone)).toBeNull();
  a.must({ do: 'nameDevice', device: phone, name: '  Chrome  auf Android ' });
  exchange(a, b);
  expect(deviceName(b.team, phone)).toBe('Chrome auf Android');
  const undo = b.must({ do: 'nameDevice', device: phone, name: 'Diensttelefon' });
  exchange(a, b);
  expect(deviceName(a.team, phone)).toBe('Diensttelefon');
  b.must(undo ?? { do: 'nameDevice', device: phone, name: '' });
  expect(deviceName(b.team, phone)).toBe('Chrome auf Android');
  expect(b.run({ do: 'nameDevice', device: phone, name: ' ' })).toMatchObject({ ok: false, refusal: 'name-missing' });
  expect(b.run({ do: 'nameDevice', device: phone, name: 'x'.repeat(121) })).toMatchObject({ ok: false, refusal: 'name-too-long' });
});

test('D-31 two names given apart stand beside each other, the same shown everywhere, until the next one settles both', () => {
  const [a, b] = [openOffice(anna, 1), openOffice(bert, 2)];
  a.must({ do: 'nameDevice', device: phone, name: 'Telefon' });
  b.at += 3_600_000;
  b.must({ do: 'nameDevice', device: phone, name: 'Handy' });
  exchange(a, b);
  expect([a, b].map((office) => deviceName(office.team, phone))).toEqual(['Handy', 'Handy']);
  expect(a.known.heads('device', phone, 'name')).toHaveLength(2);
  a.must({ do: 'nameDevice', device: phone, name: 'Annas Telefon' });
  exchange(a, b);
  expect(b.known.heads('device', phone, 'name')).toHaveLength(1);
  expect(recordIds(b.team, 'member')).toEqual([]);
});

test('D-31 naming a device touches the team’s list and nothing else', () => {
  const office = openOffice(anna, 1);
  const told: unknown[] = [];
  watchTeam(office.team, (touched) => told.push(touched));
  office.must({ do: 'nameDevice', device: phone, name: 'Telefon' });
  expect(told).toEqual([{ contacts: new Set(), mandates: new Set(), mentorships: new Set(), tasks: false, commitments: false, supports: false, members: true }]);
});
