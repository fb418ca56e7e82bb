import type { Catalogue } from './catalogue.ts';

/**
 * What the first view says (locked screen, "Heute", contacts, frame). The other nouns are missing here although the type names them: whatever is loaded
 * later waits for `wholeCatalogue` first, so that their texts need not be there before the first view stands.
 */
export const firstGerman = Object.assign(
  {},
  ...Object.values(import.meta.glob(['./de/common.ts', './de/contacts.ts', './de/refusals.ts', './de/session.ts', './de/shell.ts', './de/tasks.ts'], { eager: true })),
) as Catalogue;
