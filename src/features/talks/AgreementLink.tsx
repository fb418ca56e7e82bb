import { HandCoins } from 'lucide-react';
import type { ReactNode } from 'react';
import { agreements } from '#messages/later/agreements.ts';
import { useTexts } from '#messages/useTexts.ts';
import { LinkButton } from '#ui/Button.tsx';
import type { TalkForm } from './talkForm.ts';

/** From the talk to the contribution in one tap; what is typed here stays as a draft. */
export function AgreementLink({ form: { person } }: { readonly form: TalkForm }): ReactNode {
  const m = useTexts(agreements);
  return person.at === 'known' ? <div><LinkButton href={`/vereinbarungen/neu?kontakt=${person.id}`} icon={<HandCoins aria-hidden="true" />}>{m.begin}</LinkButton></div> : null;
}
