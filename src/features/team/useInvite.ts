import { useState } from 'react';
import { engine } from '#app/engine.ts';
import type { InviteInput } from '#app/teamApi.ts';

export type MadeInvite = { readonly link: string; readonly expires: number };
export type InviteMaking = {
  readonly busy: boolean;
  readonly made: MadeInvite | null;
  readonly refused: { readonly refusal: string } | null;
  make(input: InviteInput): Promise<void>;
  /** Its link is gone then: it is shown once and kept nowhere. */
  clear(): void;
};

export function useInvite(): InviteMaking {
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<MadeInvite | null>(null);
  const [refused, setRefused] = useState<{ readonly refusal: string } | null>(null);
  return {
    busy,
    made,
    refused,
    async make(input) {
      setBusy(true);
      const invited = await engine().invite(input);
      setBusy(false);
      setRefused(invited.ok ? null : invited);
      if (invited.ok) setMade(invited.value);
    },
    clear: () => setMade(null),
  };
}
