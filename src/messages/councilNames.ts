import type { BodyKind } from '#domain/mandate.ts';

/** What each council body is called, the same on every screen. */
export const councilNames: Readonly<Record<'de' | 'en', Readonly<Record<BodyKind, string>>>> = {
  de: { 'municipal-council': 'Gemeinderat', 'city-council': 'Stadtrat', 'association-council': 'Verbandsgemeinderat', 'local-council': 'Ortschaftsrat', 'district-council': 'Kreistag' },
  en: { 'municipal-council': 'Municipal council', 'city-council': 'City council', 'association-council': 'Association council', 'local-council': 'Local council', 'district-council': 'District council' },
};
