import { useEffect, useState } from 'react';
import { engine } from '#app/engine.ts';
import type { AgreementDetail } from '#app/feeApi.ts';
import { useLive } from '#app/live.ts';
import type { AgreementId } from '#base/ids.ts';
import type { FeeTerms } from '#domain/feeTerms.ts';

export type Loaded =
  | { readonly at: 'loading' }
  | { readonly at: 'missing' }
  | { readonly at: 'failed'; readonly retry: () => void }
  | { readonly at: 'here'; readonly detail: AgreementDetail };

/** An agreement, asked for again whenever one changed. */
export function useAgreement(id: AgreementId): Loaded {
  const touched = useLive((live) => live.agreementsTouched);
  const opening = useLive((live) => live.status.opening);
  const [tries, setTries] = useState(0);
  const [loaded, setLoaded] = useState<Loaded>({ at: 'loading' });
  useEffect(() => {
    let stale = false;
    const show = (next: Loaded): void => { if (!stale) setLoaded(next); };
    engine().agreement(id).then(
      (detail) => show(detail ? { at: 'here', detail } : { at: opening ? 'loading' : 'missing' }),
      () => show({ at: 'failed', retry: () => setTries((count) => count + 1) }),
    );
    return () => { stale = true; };
  }, [id, opening, touched, tries]);
  return loaded;
}

/** Every version of the association's terms; null while they are read. */
export function useFeeTerms(): readonly FeeTerms[] | null {
  const touched = useLive((live) => live.agreementsTouched);
  const [terms, setTerms] = useState<readonly FeeTerms[] | null>(null);
  useEffect(() => {
    let stale = false;
    // Without them everything can be agreed freely.
    engine().feeTerms().catch(() => []).then((read) => { if (!stale) setTerms(read); }, () => undefined);
    return () => { stale = true; };
  }, [touched]);
  return terms;
}
