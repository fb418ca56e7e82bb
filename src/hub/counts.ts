/** What /metrics tells: numbers since the start, and of now. No names, no contents. */
export type Counts = { connections: number; proven: number; acknowledged: number; committed: number; refused: number; malformed: number; tooSlow: number; failures: number };

export function newCounts(): Counts {
  return { connections: 0, proven: 0, acknowledged: 0, committed: 0, refused: 0, malformed: 0, tooSlow: 0, failures: 0 };
}

const present = new Set<keyof Counts>(['connections', 'proven']);

/** Prometheus' text format 0.0.4. */
export function asPrometheus(counts: Counts): string {
  const lines = Object.entries(counts).map(([name, value]) => {
    const gauge = present.has(name as keyof Counts);
    const metric = `anlauf_${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}${gauge ? '' : '_total'}`;
    return `# TYPE ${metric} ${gauge ? 'gauge' : 'counter'}\n${metric} ${value}\n`;
  });
  return lines.join('');
}
