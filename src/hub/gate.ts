/** Connections at once: all, those that have proven nothing, and of these from one address (an office behind one router is one). */
const MAX_CONNECTIONS = 20_000;
const MAX_UNPROVEN = 1_024;
const MAX_UNPROVEN_PER_ADDRESS = 128;

export type Gate = {
  /** Null where there is no room; otherwise to be told once when the connection is proven and when it ends. */
  enter(address: string): Pass | null;
};
export type Pass = { proven(): void; left(): void };

/** Bounds what strangers can hold of the hub's memory. A proxy on this machine makes all look alike, so it has no share of its own. */
export function createGate(): Gate {
  const unproven = new Map<string, number>();
  let strangers = 0;
  let all = 0;

  function change(address: string, by: 1 | -1): void {
    strangers += by;
    const count = (unproven.get(address) ?? 0) + by;
    if (count === 0) unproven.delete(address);
    else unproven.set(address, count);
  }
  return {
    enter: (address) => {
      const crowded = !isLoopback(address) && (unproven.get(address) ?? 0) >= MAX_UNPROVEN_PER_ADDRESS;
      if (crowded || all >= MAX_CONNECTIONS || strangers >= MAX_UNPROVEN) return null;
      all += 1;
      change(address, 1);
      let state: 'stranger' | 'proven' | 'left' = 'stranger';
      return {
        proven: () => {
          if (state === 'stranger') change(address, -1);
          if (state !== 'left') state = 'proven';
        },
        left: () => {
          if (state === 'stranger') change(address, -1);
          if (state !== 'left') all -= 1;
          state = 'left';
        },
      };
    },
  };
}

/** IPv4 also comes written as IPv6. */
export function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}
