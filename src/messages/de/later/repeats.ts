const list = new Intl.ListFormat('de', { type: 'conjunction' });

/** How a repetition is said. Weekdays by their number from Monday on, months from January on. */
export const repeats = {
  every: {
    DAILY: (interval: number) => (interval === 1 ? 'Jeden Tag' : `Alle ${interval} Tage`),
    WEEKLY: (interval: number) => (interval === 1 ? 'Jede Woche' : `Alle ${interval} Wochen`),
    MONTHLY: (interval: number) => (interval === 1 ? 'Jeden Monat' : `Alle ${interval} Monate`),
    YEARLY: (interval: number) => (interval === 1 ? 'Jedes Jahr' : `Alle ${interval} Jahre`),
  },
  on: (what: readonly string[]) => `am ${list.format(what)}`,
  nth: (nth: number, weekday: string) => (nth === -1 ? `letzten ${weekday}` : nth < 0 ? `${-nth}. ${weekday} vor Monatsende` : `${nth}. ${weekday}`),
  monthDay: (day: number) => (day === -1 ? 'letzten Tag' : day < 0 ? `${-day}. Tag vor Monatsende` : `${day}.`),
  inMonths: (months: readonly string[]) => `im ${list.format(months)}`,
  until: (day: string) => `bis ${day}`,
  times: (count: number) => `${count}-mal`,
  own: 'In einer eigenen Folge',
};
