import { useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import { useLive } from '#app/live.ts';
import type { FeeTerms } from '#domain/feeTerms.ts';

/** Every version of the association's terms; null while they are read or could not be. */
export function useTerms(): { readonly terms: readonly FeeTerms[] | null; readonly failed: boolean } {
  const touched = useLive((live) => live.agreementsTouched);
  const [terms, setTerms] = useState<readonly FeeTerms[] | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stale = false;
    engine().feeTerms().then((read) => {
      if (stale) return;
      setTerms(read);
      setFailed(false);
    }, () => { if (!stale) setFailed(true); });
    return () => { stale = true; };
  }, [touched]);
  return { terms, failed };
}

/** Whether this device's member is of Leitung or Kasse; null until the team's list has told. */
export function useKeepsFees(): boolean | null {
  const team = useLive((live) => live.team);
  const unknown = team === null;
  useEffect(() => {
    if (unknown) void engine().refreshTeam().catch(() => undefined);
  }, [unknown]);
  return team && (team.members.find(({ self }) => self)?.roles.some((role) => role === 'lead' || role === 'treasurer') ?? false);
}
