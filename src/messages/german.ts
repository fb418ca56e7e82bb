import type { Catalogue } from './catalogue.ts';

/** Every `de/<noun>.ts` under its own name; tests/ui/messages.test.ts proves that none is missing. */
export const german: Catalogue = Object.assign({}, ...Object.values(import.meta.glob('./de/*.ts', { eager: true })));
