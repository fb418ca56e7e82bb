import type { ReactNode } from 'react';
import type { AgreementDetail } from '#app/feeApi.ts';
import type { Loaded } from '#app/useLoaded.ts';
import { agreements } from '#messages/later/agreements.ts';
import { useTexts } from '#messages/useTexts.ts';
import { Unopened } from '#ui/Unopened.tsx';

/** An agreement's screen before there is something to show. */
export function NotHere({ back, loaded }: { readonly back: string; readonly loaded: Exclude<Loaded<AgreementDetail>, { at: 'here' }> }): ReactNode {
  const m = useTexts(agreements);
  return <Unopened title={m.one} back={back} loaded={loaded} words={m} />;
}
