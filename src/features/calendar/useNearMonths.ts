import { startTransition, useEffect, useState } from 'react';
import { whenIdle } from '#app/whenIdle.ts';
import type { LocalDate } from '#base/localDate.ts';
import { addMonths } from '#domain/calendar.ts';

const SLOTS = 3;

/**
 * A month and, once the page is idle, the ones beside it, so that they stand ready when one turns to them. Each has the same place among three for as long as it is
 * there: turned to, it is neither made nor moved. Null: nothing there yet.
 */
export function useNearMonths(month: LocalDate): readonly (LocalDate | null)[] {
  const [around, setAround] = useState<LocalDate | null>(null);
  useEffect(() => whenIdle(() => startTransition(() => setAround(month))), [month]);
  const near = around === null ? [] : [addMonths(around, -1), around, addMonths(around, 1)];
  return Array.from({ length: SLOTS }, (_, slot) => [month, ...near].find((one) => slotOf(one) === slot) ?? null);
}

function slotOf(month: LocalDate): number {
  return (Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7))) % SLOTS;
}
