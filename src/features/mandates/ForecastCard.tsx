import { ChartNoAxesColumn } from 'lucide-react';
import type { ReactNode } from 'react';
import { neededSeats } from '#domain/forecast.ts';
import { mandates } from '#messages/later/mandates.ts';
import { useTexts } from '#messages/useTexts.ts';
import { CardList, Row } from '#ui/Rows.tsx';
import { useForecast } from './useForecast.ts';

/** The forecast in one sentence; leads to all of it. */
export function ForecastCard(): ReactNode {
  const m = useTexts(mandates).list;
  const { total } = useForecast();
  const { least, most } = neededSeats(total);
  if (total.held === 0) return null;
  return <CardList label={m.forecast}><Row href="/mandate/vorschau" lead={<ChartNoAxesColumn aria-hidden="true" />} title={m.summary(least, most, total.held)} detail={m.summaryHelp} /></CardList>;
}
