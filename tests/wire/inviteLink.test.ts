import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyIdFrom, type SpaceId } from '#base/ids.ts';
import { inviteLink, isForFurtherDevice, parseInviteLink, sheetLink } from '#wire/inviteLink.ts';
import { seededRandom } from '../support/random.ts';

const random = seededRandom(70);
const invite = { space: keyIdFrom<SpaceId>(random(16)), genesis: random(32), head: random(32), secret: random(32) };
const link = inviteLink('https://anlauf.example.org', invite);
const fragment = link.split('#')[1] ?? '';

test('W-5 a link is read whole, as its fragment, and with the spaces and line breaks a message puts in', () => {
  const broken = link.replace(/.{40}/g, '$&\n  ');
  for (const pasted of [link, fragment, `#${fragment}`, `  ${link}\n`, broken, `Hier deine Einladung: ${link}`]) {
    expect(parseInviteLink(pasted)).toEqual({ ok: true, value: invite });
  }
});

test('W-5 the secret stands in the fragment only, which is not sent to servers', () => {
  const url = new URL(link);
  expect(`${url.origin}${url.pathname}${url.search}`).toBe('https://anlauf.example.org/beitreten');
});

test('W-5 a shorter, longer or foreign text is no invite', () => {
  for (const pasted of ['', 'hallo', 'https://anlauf.example.org/beitreten', fragment.slice(0, -1), `${fragment}A`, `${fragment}AAAA`, link.replace('#', '#x='), `${fragment}==`]) {
    expect(parseInviteLink(pasted)).toMatchObject({ refusal: 'invite-unreadable' });
  }
  fc.assert(fc.property(fc.string({ maxLength: 140 }), (text) => { expect(parseInviteLink(text).ok).toBe(false); }));
});

test('W-5 a link for a further device says so in words alone: it carries the same and is read alike', () => {
  const further = inviteLink('https://anlauf.example.org', invite, true);
  expect(further.split('#')[1]).toBe(fragment);
  expect(parseInviteLink(further)).toEqual({ ok: true, value: invite });
  expect([further, ` ${further.replace('?', ' ?\n')}`, link, fragment].map(isForFurtherDevice)).toEqual([true, true, false, false]);
});

test('W-17 a recovery sheet’s link leads to its own screen and reads as the same invite', () => {
  const sheet = sheetLink('https://anlauf.example.org', invite);
  expect(sheet).toBe(`https://anlauf.example.org/wiederherstellen#${fragment}`);
  expect(parseInviteLink(sheet)).toEqual({ ok: true, value: invite });
});
