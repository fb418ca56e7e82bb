/**
 * The texts that every start loads, by noun. A new noun is one line here and its two files `de/<noun>.ts` and `en/<noun>.ts`, which are
 * found by their names. What only later screens say stands in `later/<noun>.ts`, from `de/later/` and `en/later/` (useTexts.ts).
 */
export type Catalogue = {
  readonly about: typeof import('./de/about.ts').about;
  readonly common: typeof import('./de/common.ts').common;
  readonly imports: typeof import('./de/imports.ts').imports;
  readonly contacts: typeof import('./de/contacts.ts').contacts;
  readonly invites: typeof import('./de/invites.ts').invites;
  readonly refusals: typeof import('./de/refusals.ts').refusals;
  readonly refused: typeof import('./de/refused.ts').refused;
  readonly ready: typeof import('./de/ready.ts').ready;
  readonly session: typeof import('./de/session.ts').session;
  readonly settings: typeof import('./de/settings.ts').settings;
  readonly shell: typeof import('./de/shell.ts').shell;
  readonly guide: typeof import('./de/guide.ts').guide;
  readonly talks: typeof import('./de/talks.ts').talks;
  readonly team: typeof import('./de/team.ts').team;
  readonly tasks: typeof import('./de/tasks.ts').tasks;
};
