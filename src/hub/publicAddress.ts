import { BlockList, isIP } from 'node:net';

/** IPv4 that is not a public host's (IANA's special-purpose registry, RFC 6890): this machine, its networks, its provider's, no single host. */
const special4 = ['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24', '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24', '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/3'];
/** Public IPv6 is within 2000::/3 alone: loopback, ULA, link-local, multicast, IPv4-mapped and NAT64 are not. */
const global6 = '2000::/3';
/** And in it not these: protocol assignments with Teredo, documentation, 6to4, AS112, documentation, SRv6. Those with an IPv4 inside would lead there. */
const special6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'];

const refused4 = listOf(special4, 'ipv4');
const allowed6 = listOf([global6], 'ipv6');
const refused6 = listOf(special6, 'ipv6');

/** Whether it is the address of a public host. Everything else a hub in an office must not be sent to: its neighbours trust it. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !refused4.check(address, 'ipv4');
    case 6:
      // A zone (fe80::1%eth0) is only on link-local addresses.
      return !address.includes('%') && allowed6.check(address, 'ipv6') && !refused6.check(address, 'ipv6');
    default:
      return false;
  }
}

function listOf(nets: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList();
  for (const net of nets) {
    const [address = '', bits] = net.split('/');
    list.addSubnet(address, Number(bits), family);
  }
  return list;
}
