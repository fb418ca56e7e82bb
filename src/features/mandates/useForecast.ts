import { useMemo } from 'react';
import { today } from '#app/clock.ts';
import { useLive } from '#app/live.ts';
import { forecast, type Forecast } from '#domain/forecast.ts';

/** The forecast over all mandates as they are now. */
export function useForecast(): Forecast {
  const rows = useLive((live) => live.mandates);
  const day = today();
  return useMemo(() => forecast(rows.map((row) => ({ ...row, disputed: row.contested.standingAgain !== undefined })), day), [rows, day]);
}
