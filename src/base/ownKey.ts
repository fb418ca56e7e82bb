/** Which of two writes under one key of a shared map holds, Yjs decides by itself; so a key names who writes it, and there are never two. */
const MARK = '.';

/** The key under which the writing session with this Yjs client id says `name`; nobody else can set it (C-46). */
export function ownKey(name: string, client: number): string {
  return `${name}${MARK}${client.toString(36)}`;
}

/** Whether the key is that session's own. */
export function isOwnKey(key: string, client: number): boolean {
  return key.endsWith(`${MARK}${client.toString(36)}`);
}

/** What a key says, whoever set it. */
export function nameOfKey(key: string): string {
  const end = key.lastIndexOf(MARK);
  return end < 0 ? key : key.slice(0, end);
}
