import type { repeats as german } from '../../de/later/repeats.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });
const endings: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };
const ordinal = (number: number) => `${number}${endings[ordinals.select(number)] ?? 'th'}`;

export const repeats: typeof german = {
  every: {
    DAILY: (interval) => (interval === 1 ? 'Every day' : `Every ${interval} days`),
    WEEKLY: (interval) => (interval === 1 ? 'Every week' : `Every ${interval} weeks`),
    MONTHLY: (interval) => (interval === 1 ? 'Every month' : `Every ${interval} months`),
    YEARLY: (interval) => (interval === 1 ? 'Every year' : `Every ${interval} years`),
  },
  on: (what) => `on ${list.format(what)}`,
  nth: (nth, weekday) => (nth === -1 ? `the last ${weekday}` : nth < 0 ? `the ${ordinal(-nth)} ${weekday} before the end of the month` : `the ${ordinal(nth)} ${weekday}`),
  monthDay: (day) => (day === -1 ? 'the last day' : day < 0 ? `the ${ordinal(-day)} day before the end of the month` : `the ${ordinal(day)}`),
  inMonths: (months) => `in ${list.format(months)}`,
  until: (day) => `until ${day}`,
  times: (count) => `${count} times`,
  own: 'In a sequence of its own',
};
