import { createContext, useContext, type ReactNode } from 'react';

/** The few words the controls themselves say; the messages' `common.controls` fits this type. */
export type ControlWords = {
  readonly back: string;
  readonly close: string;
  readonly cancel: string;
  readonly show: string;
  readonly hide: string;
  readonly loading: string;
  readonly undo: string;
  readonly notices: string;
  readonly today: string;
  readonly yesterday: string;
  readonly tomorrow: string;
  readonly inAWeek: string;
  readonly inAMonth: string;
  readonly suggestions: string;
  readonly noMatch: string;
  readonly moreMatches: (count: number) => string;
  readonly clear: string;
  readonly optional: string;
};

const Words = createContext<ControlWords | null>(null);

/** Gives all controls below their words in the current language. */
export function ControlWordsProvider({ words, children }: { readonly words: ControlWords; readonly children: ReactNode }): ReactNode {
  return <Words value={words}>{children}</Words>;
}

/** Throws outside a `ControlWordsProvider`: main.tsx and every screen test wrap one around. */
export function useControlWords(): ControlWords {
  const words = useContext(Words);
  if (!words) throw new Error('a control is used outside ControlWordsProvider');
  return words;
}
