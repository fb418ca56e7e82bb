/** A file somebody gets, by the browser's downloads or by the system's own sheet for sharing. */
export type HandedOut = 'saved' | 'shared' | 'stopped';

/** Whether the system may share files at all; of this one's kind it may still refuse (Chrome shares only kinds it knows). */
export function canShare(file: File): boolean {
  return navigator.canShare?.({ files: [file] }) ?? false;
}

/** `stopped`: the person closed the sheet. Where the system does not share such a file, it is saved instead. */
export async function share(file: File): Promise<HandedOut> {
  try {
    await navigator.share({ files: [file] });
    return 'shared';
  } catch (error) {
    return error instanceof DOMException && error.name === 'AbortError' ? 'stopped' : save(file);
  }
}

/** The browser saves it; nothing is sent anywhere. */
export function save(file: File): HandedOut {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  link.click();
  URL.revokeObjectURL(url);
  return 'saved';
}
