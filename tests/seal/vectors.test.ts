import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concatBytes, utf8, type Bytes } from '#base/bytes.ts';
import { importAesKey, openBytes } from '#seal/aesGcm.ts';
import { argon2Bytes } from '#seal/argon2.ts';
import { importEpochKey, openBody } from '#seal/body.ts';
import { importDeviceKeys, inviteKeys } from '#seal/deviceKeys.ts';
import { hpke } from '#seal/hpke.ts';
import { publicByLibrary, signKeyPair } from '#seal/signKey.ts';
import type { SpaceId } from '#base/ids.ts';
import { decodeEntry, verifyEntry } from '#wire/entry.ts';
import { must } from '../support/rosterActs.ts';

const hex = (text: string): Bytes => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const counting = (from: number, length = 32): Bytes => Uint8Array.from({ length }, (_, index) => from + index);

/** RFC 8032 §7.1, tests 1 and 3. */
const ed25519 = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature: 'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature: '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
];

test.each(ed25519)('S-9 Ed25519 signs as RFC 8032 says: message "$message"', async ({ seed, key, message, signature }) => {
  const pair = await signKeyPair(hex(seed));
  expect(pair.public).toEqual(hex(key));
  expect(new Uint8Array(await crypto.subtle.sign('Ed25519', pair.key, hex(message)))).toEqual(hex(signature));
});

test('S-9 the library for browsers without it derives the same public key as the platform', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ minLength: 32, maxLength: 32 }), async (bytes) => {
    const seed = new Uint8Array(bytes);
    expect(await publicByLibrary(seed)).toEqual((await signKeyPair(seed)).public);
  }), { numRuns: 20 });
});

test('S-9 HPKE seals and opens as the vectors of RFC 9180 say (X25519, HKDF-SHA256, AES-256-GCM, base)', async () => {
  const recipient = await hpke.kem.deriveKeyPair(hex('dac33b0e9db1b59dbbea58d59a14e7b5896e9bdf98fad6891e99d1686492b9ee'));
  const ekm = hex('2cd7c601cefb3d42a62b04b7a9041494c06c7843818e0ce28a8f704ae7ab20f9').buffer;
  const info = utf8('Ode on a Grecian Urn');
  const enc = hex('6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256');
  const ct = hex('e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a');
  const plain = utf8('Beauty is truth, truth beauty');
  expect(new Uint8Array(await hpke.kem.serializePublicKey(recipient.publicKey))).toEqual(hex('430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c'));
  const sealed = await hpke.seal({ recipientPublicKey: recipient.publicKey, info, ekm }, plain, utf8('Count-0'));
  expect([new Uint8Array(sealed.enc), new Uint8Array(sealed.ct)]).toEqual([enc, ct]);
  expect(new Uint8Array(await hpke.open({ recipientKey: recipient, enc, info }, ct, utf8('Count-0')))).toEqual(plain);
});

test('S-9 Argon2id hashes as its reference implementation', async () => {
  const password = utf8('password');
  const salt = utf8('somesalt').slice();
  expect(await argon2Bytes(password, salt, { memoryKiB: 256, passes: 2 })).toEqual(hex('9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'));
  expect(await argon2Bytes(password, salt, { memoryKiB: 65536, passes: 2 })).toEqual(hex('09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'));
});

test('S-9 AES-256-GCM opens test case 14 of the GCM specification', async () => {
  const sealed = concatBytes(new Uint8Array(12), hex('cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919'));
  expect(must(await openBytes(await importAesKey(new Uint8Array(32)), new Uint8Array(), sealed))).toEqual(new Uint8Array(16));
});

/** Made once by another implementation (Python's cryptography 48) after PROTOCOL.md; a device's labels say `device` for `invite`. */
test('S-9 keys, ids and a whole entry are those another implementation of PROTOCOL.md makes', async () => {
  const invite = await inviteKeys(counting(0));
  expect(invite.public.sign).toEqual(hex('5341212393f4b0231951099c99b3c03e15feb3657601ae4fa3861531a0c9441a'));
  expect(invite.public.box).toEqual(hex('864d625184f75c3ea230a259bae70ba93da07f42f5adeb480096bbecc910040d'));
  expect(invite.id).toBe('hdHMwHPhiO1VycVVFT3HwA');
  const device = await importDeviceKeys(counting(0));
  expect(device.public.sign).toEqual(hex('dc40b1f09ab76a747ee5652790a591978594a8c55898d12f56d882ad5a17532f'));
  expect(device.public.box).toEqual(hex('d1e606209488f098836d633c798d3ebaba11da60dfcb79ea166e3d3700e22418'));
  expect(device.id).toBe('tzZjqu0SCfwuwsTHTPQtVA');
  const space = 'EBESExQVFhcYGRobHB0eHw' as SpaceId;
  const entry = must(decodeEntry(hex(
    '047465616d01b73663aaed1209fc2ec2c4c74cf42d540723000102030405060708090a0befca4120d22ca5d490b7c5f94e44e6e0ccc2d6a31793b9bb6163' +
    'a37086b545622eaf1dc481019a8596bd0d2b64d7418d4361dbf40211eb8d084f7b2d57df660674dec81c71f34ff4913b06be555a85114357e42bc52a04',
  )));
  expect(entry.header).toEqual({ circle: 'team', epoch: 1, author: device.id, number: 7 });
  expect(await verifyEntry(space, entry, device.public.sign)).toBe(true);
  expect(must(await openBody(await importEpochKey(counting(100)), space, entry.header, entry.body))).toEqual(utf8('payload'));
});
