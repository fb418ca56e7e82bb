import type { Plugin } from 'vite';

type Modules = { getModuleIds(): Iterable<string>; getModuleInfo(id: string): { readonly importedIds: readonly string[]; readonly dynamicallyImportedIds: readonly string[] } | null };

/** Packages imported through barrels: all they hold would count as imported, so they stay with the screens that use them. */
export const barrels = /node_modules\/(lucide-react\/dist\/esm\/icons|react-aria|react-stately|@react-aria|@react-stately|@internationalized|@swc)\b/;

/** All that a module needs before it runs. */
function needed(graph: Modules, start: string, found: Set<string>): Set<string> {
  const visit = (id: string): void => {
    if (found.has(id)) return;
    found.add(id);
    graph.getModuleInfo(id)?.importedIds.forEach(visit);
  };
  visit(start);
  return found;
}

/** One file instead of forty small ones: fewer requests, and brotli sees it whole (10 KB less). */
export function oneFile(isStart: (id: string) => boolean): { readonly plugin: Plugin; holds(id: string): boolean } {
  const found = new Set<string>();
  const plugin: Plugin = {
    name: 'one-file',
    apply: 'build',
    buildEnd() {
      for (const id of this.getModuleIds()) if (isStart(id)) needed(this, id, found);
    },
  };
  return { plugin, holds: (id) => found.has(id) };
}

const featureOf = (id: string): string | null => /\/src\/features\/(\w+)\//.exec(id)?.[1] ?? null;

/**
 * The files of what comes later. By itself each handful of modules that the same screens have in common is a file: three hundred, half of them smaller than the asking
 * for them, and a phone fetches them one after the other when the app is installed. So what only the screens of one feature need is one file, what several need
 * is another, and what is asked for by other than screens (a table of municipalities, a reader of calendars) stays by itself.
 */
export function laterFiles(isApart: (id: string) => boolean): { readonly plugin: Plugin; fileOf(id: string): string | null } {
  const users = new Map<string, Set<string>>();
  const plugin: Plugin = {
    name: 'later-files',
    apply: 'build',
    buildEnd() {
      const starts = new Set([...this.getModuleIds()].flatMap((id) => this.getModuleInfo(id)?.dynamicallyImportedIds ?? []));
      for (const start of starts) {
        for (const id of needed(this, start, new Set())) users.set(id, (users.get(id) ?? new Set()).add((isApart(start) ? null : featureOf(start)) ?? start));
      }
    },
  };
  const fileOf = (id: string): string | null => {
    const by = [...(users.get(id) ?? [])];
    if (by.length === 0) return null;
    if (by.some((user) => user.includes('/'))) return 'apart';
    return by.length === 1 ? (by[0] ?? null) : 'pieces';
  };
  return { plugin, fileOf };
}
