import type { ReactNode } from 'react';
import { useMessages } from '#messages/useMessages.ts';
import { Banner } from '#ui/Banner.tsx';
import { Button } from '#ui/Button.tsx';

/** Offers the new version; never reloads by itself, since a form may be open. */
export function UpdateBanner({ ready, onReload }: { readonly ready: boolean; readonly onReload: () => void }): ReactNode {
  const m = useMessages().shell.update;
  if (!ready) return null;
  return <Banner live="status" title={m.title} action={<Button onClick={onReload}>{m.reload}</Button>}>{m.text}</Banner>;
}
