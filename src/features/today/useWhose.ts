import { useState } from 'react';
import type { MemberId } from '#base/ids.ts';
import { usePreference } from '#ui/preference.ts';
import { whoseChoices, type Whose } from './due.ts';

/** Whose list is looked at, and how to choose: one's own or everybody's is remembered, one other person's is looked at once. */
export function useWhose(): readonly [Whose | MemberId, (choice: Whose | MemberId) => void] {
  const [group, setGroup] = usePreference<Whose>('whose', whoseChoices);
  const [person, setPerson] = useState<MemberId | null>(null);
  const choose = (choice: Whose | MemberId) => {
    const chosen = groupOf(choice);
    setPerson(chosen ? null : (choice as MemberId));
    if (chosen) setGroup(chosen);
  };
  return [person ?? group, choose];
}

/** Null: it is one person's. */
export function groupOf(whose: Whose | MemberId): Whose | null {
  return whoseChoices.find((one) => one === whose) ?? null;
}
