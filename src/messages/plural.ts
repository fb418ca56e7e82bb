const rules = { de: new Intl.PluralRules('de'), en: new Intl.PluralRules('en') };

/** The form for a number: `plural('de', n, 'ein Eintrag', `${n} Einträge`)`. */
export function plural(language: 'de' | 'en', count: number, one: string, other: string): string {
  return rules[language].select(count) === 'one' ? one : other;
}
