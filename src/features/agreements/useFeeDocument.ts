import { useEffect, useMemo, useState } from 'react';
import { today } from '#app/clock.ts';
import { fingerprint } from '#app/feeFingerprint.ts';
import { useLive } from '#app/live.ts';
import type { AgreedFields } from '#domain/agreement.ts';
import { feeDocument, type FeeDocument, type FeeDocumentFrame } from '#domain/feeDocument.ts';
import { termsOn, type FeeTerms } from '#domain/feeTerms.ts';
import type { PlaceKey } from '#domain/places.ts';
import { germanDocument } from '#messages/germanDocument.ts';
import { useFeeTerms } from './useAgreement.ts';

type Names = Pick<FeeDocumentFrame, 'association' | 'holder' | 'at'>;

/** What a document names that has to be looked up: the association's terms, and the title of the seat's place. */
export type FeeFrame = { readonly terms: readonly FeeTerms[]; readonly seat: string };

/** Null until all of it is here. */
export function useFeeFrame(place: PlaceKey | null): FeeFrame | null {
  const terms = useFeeTerms();
  const seat = usePlaceTitle(place);
  return useMemo(() => (terms === null || seat === null ? null : { terms, seat }), [terms, seat]);
}

/** The document of what is agreed, at once where what it names is here; null before, and while there is no sum. */
export function useFeeDocument(agreed: AgreedFields, frame: FeeFrame | null, { association, holder, at }: Names): FeeDocument | null {
  const space = useLive((live) => (live.session.at === 'unlocked' ? live.session.spaceName : ''));
  const [place, on] = [at?.place ?? '', at?.on ?? null];
  return useMemo(() => {
    if (frame === null) return null;
    const { terms, seat } = frame;
    // Agreed freely, the association's account still is where it is paid to.
    const by = terms.find(({ id }) => id === agreed.terms) ?? termsOn(terms, on ?? today());
    return feeDocument(agreed, { space, association, holder, seat, terms: by, at: on && { place, on } }, germanDocument);
  }, [agreed, space, association, holder, frame, place, on]);
}

/** Null until it is computed for just this document. */
export function useFingerprint(document: FeeDocument | null): string | null {
  const [made, setMade] = useState<{ readonly of: FeeDocument; readonly fingerprint: string } | null>(null);
  useEffect(() => {
    let stale = false;
    if (document) void fingerprint(document).then((text) => { if (!stale) setMade({ of: document, fingerprint: text }); });
    return () => { stale = true; };
  }, [document]);
  return made && made.of === document ? made.fingerprint : null;
}

/** The table of places is large and comes when it is needed; null until then, empty where there is no place. */
function usePlaceTitle(place: PlaceKey | null): string | null {
  const [title, setTitle] = useState<string | null>(null);
  useEffect(() => {
    let stale = false;
    void import('#domain/places.ts').then(({ placeTitle }) => { if (!stale) setTitle(place ? placeTitle(place) : ''); });
    return () => { stale = true; };
  }, [place]);
  return title;
}
