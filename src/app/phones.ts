import { useEffect } from 'react';
import { create } from 'zustand';

/** What is known of telephone numbers the world over, as a module of its own: it arrives when a number is first shown. */
export type Phones = typeof import('#domain/phone.ts');
const usePhonesStore = create<{ readonly phones: Phones }>(() => ({ phones: { writtenPhone: (kept) => kept, takesMessages: () => false } }));
let asked: Promise<void> | null = null;

/** How numbers are written and which take messages. Until that has arrived, or where it does not, a number stands as it is kept. */
export function usePhones(): Phones {
  useEffect(() => void loadPhones(), []);
  return usePhonesStore((state) => state.phones);
}

/** Resolves once numbers can be written as people write them, or it is clear that they cannot. */
export function loadPhones(): Promise<void> {
  return (asked ??= import('#domain/phone.ts').then((phones) => usePhonesStore.setState({ phones }), () => { asked = null; }));
}
