import { useCallback, useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import type { AgreementRow } from '#app/feeApi.ts';
import { useLive } from '#app/live.ts';
import type { MemberId } from '#base/ids.ts';
import type { Understanding } from '#domain/agreement.ts';
import type { FeeExport } from '#domain/feeExport.ts';

export type Fees = { readonly rows: readonly AgreementRow[]; readonly told: readonly Understanding[]; readonly exports: readonly FeeExport[] };

/** Every agreement this device can read, what the team knows of all, and who took a list out; asked for again whenever one changed. */
export function useFees(): { readonly fees: Fees | null; readonly failed: boolean } {
  const touched = useLive((live) => live.agreementsTouched);
  const opening = useLive((live) => live.status.opening);
  const [fees, setFees] = useState<Fees | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let stale = false;
    Promise.all([engine().agreements(), engine().allUnderstandings(), engine().feeExports()]).then(([rows, told, exports]) => {
      if (stale) return;
      setFees({ rows, told, exports });
      setFailed(false);
    }, () => { if (!stale) setFailed(true); });
    return () => { stale = true; };
  }, [touched, opening]);
  return { fees: opening && fees?.told.length === 0 ? null : fees, failed };
}

export function useMemberName(someone: string): (member: MemberId) => string {
  const members = useLive((live) => live.members);
  return useCallback((member) => members.find(({ id }) => id === member)?.name || someone, [members, someone]);
}
