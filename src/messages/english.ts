import type { Catalogue } from './catalogue.ts';

/** Every `en/<noun>.ts` under its own name; tests/ui/messages.test.ts proves that none is missing. */
export const english: Catalogue = Object.assign({}, ...Object.values(import.meta.glob('./en/*.ts', { eager: true })));
