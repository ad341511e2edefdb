/**
 * The score of the Pollock benchmark for one file, 0…10: success, and precision, recall and F1 of
 * the header, the records and the cells. From `pollock/metrics.py` of HPI-Information-Systems/Pollock
 * (G. Vitagliano, M. Hameed, L. Jiang, L. Reisener, E. Wu and F. Naumann, "Pollock: A Data Loading
 * Benchmark", PVLDB 16(8):1870, 2023). What it calls precision divides by the clean file, recall by
 * the loaded one. Of its normalisation only numbers and case are done here; dates, times and prices
 * are compared as written, so that a score can come out lower than the original's, never higher.
 */
export function scoreOf(clean: readonly string[][], loaded: readonly string[][]): number {
  if (clean.length === 0) return 10;
  const records = (rows: readonly string[][]) =>
    rows.slice(1).map((cells) => cells.map(normalised).join(''));
  const measures = [
    ...measuresOf((clean[0] ?? []).map(normalised), (loaded[0] ?? []).map(normalised)),
    ...measuresOf(records(clean), records(loaded)),
    ...measuresOf(clean.flat(), loaded.flat()),
  ];
  return measures.reduce((a, b) => a + b, 1);
}

function measuresOf(clean: readonly string[], loaded: readonly string[]): number[] {
  if (clean.length === 0) return [1, 1, 1];
  const left = new Map<string, number>();
  for (const item of loaded) left.set(item, (left.get(item) ?? 0) + 1);
  let common = 0;
  for (const item of clean) {
    const count = left.get(item) ?? 0;
    if (count === 0) continue;
    left.set(item, count - 1);
    common++;
  }
  if (common === 0) return [0, 0, 0];
  const precision = common / clean.length;
  const recall = common / loaded.length;
  return [precision, recall, (2 * precision * recall) / (precision + recall)];
}

function normalised(cell: string): string {
  if (/^\s*[-+]?\d+\s*$/.test(cell)) return String(BigInt(cell.trim().replace('+', '')));
  if (/^\s*[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?\s*$/i.test(cell)) return String(Number(cell));
  return cell.toLowerCase();
}

/** Canonical CSV, as the benchmark's clean files are written. */
export function csvRows(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  const cells = /"((?:[^"]|"")*)"(,|\r?\n|$)|([^,\r\n]*)(,|\r?\n|$)/g;
  while (cells.lastIndex < text.length || row.length > 0) {
    const match = cells.exec(text);
    if (!match) break;
    row.push(match[1]?.replaceAll('""', '"') ?? match[3] ?? '');
    if ((match[2] ?? match[4]) === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}
