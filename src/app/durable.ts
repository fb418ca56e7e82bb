/** Asks the browser to keep this app's data when space runs short; answers what it said. Only a window may ask. */
export async function askDurable(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false;
}
