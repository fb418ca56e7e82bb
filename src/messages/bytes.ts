import { currentLanguage } from './language.ts';

/** Bytes as people say them: "12 MB", "1,4 GB". */
export function formatBytes(bytes: number): string {
  const [unit, size] = bytes < 1e6 ? ['kilobyte', 1e3] as const : bytes < 1e9 ? ['megabyte', 1e6] as const : ['gigabyte', 1e9] as const;
  return new Intl.NumberFormat(currentLanguage(), { style: 'unit', unit, maximumFractionDigits: unit === 'gigabyte' ? 1 : 0 }).format(bytes / size);
}
