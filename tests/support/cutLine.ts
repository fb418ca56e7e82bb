import type { OpenChannel } from '#sync/ports.ts';
import { decodeFromHub } from '#wire/fromHub.ts';
import type { FromHub, ToHub } from '#wire/messages.ts';
import { decodeToHub } from '#wire/toHub.ts';

/** Where a phone stops: before it sends a message of this kind, or before it hears one. */
export type Cut = { readonly sending?: ToHub['is']; readonly hearing?: FromHub['is'] };

/** A way to the hub on which everything goes silent at that message, for ever: as for a phone whose battery ended then. `reached` resolves there. */
export function cutLine(open: OpenChannel, cut: Cut): { readonly open: OpenChannel; readonly reached: Promise<void> } {
  let silent = false;
  let reach = (): void => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const isIt = (is: string | undefined, wanted: string | undefined): boolean => {
    if (is !== undefined && is === wanted) {
      silent = true;
      reach();
    }
    return silent;
  };
  return {
    reached,
    open: (handlers) => {
      const channel = open({
        opened: () => { if (!silent) handlers.opened(); },
        frame: (bytes) => {
          const message = decodeFromHub(bytes);
          if (!isIt(message.ok ? message.value.is : undefined, cut.hearing)) handlers.frame(bytes);
        },
        closed: (code) => { if (!silent) handlers.closed(code); },
      });
      return {
        ...channel,
        send: (bytes) => {
          const message = decodeToHub(bytes);
          if (!isIt(message.ok ? message.value.is : undefined, cut.sending)) channel.send(bytes);
        },
      };
    },
  };
}
