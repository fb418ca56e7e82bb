/** Prints one figure as a line of its own: `name value unit`. */
export type Print = (name: string, value: number, unit: string) => void;

/** The value that `share` of the values do not exceed; 0.95 for p95. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}

export function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
