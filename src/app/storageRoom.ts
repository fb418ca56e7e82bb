/** Bytes in use by this app and bytes the browser allows it. */
export type StorageRoom = { readonly used: number; readonly allowed: number };

/** With less than this left, saving may soon be refused. */
export const TIGHT_BYTES = 50_000_000;

/** How much the browser lets us store, by its own estimate; null where it does not say. */
export async function storageRoom(): Promise<StorageRoom | null> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  return usage === undefined || quota === undefined ? null : { used: usage, allowed: quota };
}
