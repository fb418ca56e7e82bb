import { useEffect, useState } from 'react';
import type { Engine } from '#app/api.ts';
import { engine } from '#app/engine.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import { useLive } from '#app/live.ts';
import { useLoaded, type Loaded } from '#app/useLoaded.ts';
import type { AgreementId } from '#base/ids.ts';
import type { FeeTerms } from '#domain/feeTerms.ts';

const ask = (from: Engine, id: AgreementId) => from.agreement(id);

/** An agreement, asked for again whenever one changed. */
export function useAgreement(id: AgreementId): Loaded<AgreementDetail> {
  return useLoaded(ask, id, useLive((live) => live.agreementsTouched));
}

/** Every version of the association's terms; null while they are read, and the same ones where reading again finds nothing else. */
export function useFeeTerms(): readonly FeeTerms[] | null {
  const touched = useLive((live) => live.agreementsTouched);
  const [terms, setTerms] = useState<readonly FeeTerms[] | null>(null);
  useEffect(() => {
    let stale = false;
    // Without them everything can be agreed freely.
    engine().feeTerms().catch(() => []).then((read) => { if (!stale) setTerms((before) => (JSON.stringify(before) === JSON.stringify(read) ? before : read)); }, () => undefined);
    return () => { stale = true; };
  }, [touched]);
  return terms;
}
