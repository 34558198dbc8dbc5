/** The tables that a run prints: the goals beside what was reached, every contender's ratio, the scans. */
import { table } from '../setup/table.ts';
import { contenders, CORE } from './contenders.ts';
import type { Report, Result, Scan } from './suite.ts';
import type { Spread } from './statistics.ts';

/** Ratio to the best of all others that the core aims at. */
const GOALS: Readonly<Record<string, number>> = {
  ...{ W1: 12, W2a: 14, W2b: 20, W3s: 28, W3r: 35, W4: 12 },
  ...{ W5a: 4, W5b: 4, W6: 8 },
};

/** Share of the f32x4 peak that it aims at, where one is measured. */
const PEAK_GOAL = 0.6;

export function textOf(report: Report): string {
  const parts = [
    ...(report.results.length > 0
      ? [mainTable(report), ratioTable(report), timeTable(report), notes(report)]
      : []),
    ...report.scans.map(scanText),
  ];
  return parts.join('\n\n');
}

function mainTable({ results, peaks }: Report): string {
  const ids = workloadsOf(results);
  const best = ids.map((id) => bestOf(results, id));
  const share = (id: string): string => {
    const peak = peaks.find(({ workload }) => workload === id);
    return peak ? `${percent(peak.share.median)}` : '–';
  };
  const rows = [
    ['core against the best peer', ...best.map((result) => (result ? times(result.ratio!) : '–'))],
    ['the best peer', ...best.map((result) => (result ? contenders[result.contender]!.name : '–'))],
    ['goal', ...ids.map((id) => `${GOALS[id] ?? '–'}×`)],
    ['core against an object per neuron', ...ids.map((id) => ratioOf(results, id, 'objects'))],
    ['share of the f32x4 peak', ...ids.map(share)],
    ['goal', ...ids.map((id) => (share(id) === '–' ? '–' : percent(PEAK_GOAL)))],
  ];
  const gigaflops = peaks.map((peak) => peak.gigaflops.median);
  const peakLine =
    gigaflops.length > 0 ? `\nf32x4 peak of this core: ${Math.max(...gigaflops).toFixed(1)} GFLOP/s` : '';
  return table(['', ...ids], rows) + peakLine;
}

/** The fastest of those that are not part of the project. */
export function bestOf(results: readonly Result[], id: string): Result | undefined {
  const others = results.filter(
    ({ workload, contender, status, ratio }) =>
      workload === id && status === 'timed' && ratio && contender !== CORE && !contenders[contender]?.ours,
  );
  return others.sort((a, b) => a.ratio!.median - b.ratio!.median)[0];
}

function ratioTable({ results }: Report): string {
  const ids = workloadsOf(results);
  const rows = keysOf(results).map((key) => [
    contenders[key]!.name,
    ...ids.map((id) => ratioOf(results, id, key)),
  ]);
  return `Time of a step as a multiple of the core's: median of the rounds (quartiles)\n\n${table(['', ...ids], rows)}`;
}

function timeTable({ results }: Report): string {
  const ids = workloadsOf(results);
  const cell = (key: string, id: string): string => {
    const result = find(results, id, key);
    return result?.status === 'timed' && result.time ? result.time.median.toPrecision(3) : '–';
  };
  const rows = keysOf(results).map((key) => [contenders[key]!.name, ...ids.map((id) => cell(key, id))]);
  return `Microseconds a step, on this machine\n\n${table(['', ...ids], rows)}`;
}

function ratioOf(results: readonly Result[], id: string, key: string): string {
  const result = find(results, id, key);
  if (!result) return '–';
  if (result.status !== 'timed') return result.status;
  return result.ratio
    ? `${times(result.ratio)} (${short(result.ratio.low)}–${short(result.ratio.high)})`
    : '–';
}

function notes({ results }: Report): string {
  const missing = results.filter(({ status }) => status !== 'timed');
  const lines = missing.map(
    ({ workload, contender, status, note }) =>
      `  ${workload} ${contenders[contender]!.name} (${status}): ${note}`,
  );
  return ['Not timed:', ...(lines.length > 0 ? lines : ['  nobody'])].join('\n');
}

function scanText({ name, points, exponent, upperExponent }: Scan): string {
  const rows = points.map(({ x, y }) => [x, y.toPrecision(4)]);
  const law = `cost grows as ${name}^${exponent.toFixed(2)}, in the upper half as ${name}^${upperExponent.toFixed(2)}`;
  return `${table([name, 'µs a step'], rows)}\n${law}`;
}

const workloadsOf = (results: readonly Result[]): string[] => [
  ...new Set(results.map(({ workload }) => workload)),
];

const keysOf = (results: readonly Result[]): string[] => {
  const present = new Set(results.map(({ contender }) => contender));
  return Object.keys(contenders).filter((key) => present.has(key));
};

const find = (results: readonly Result[], id: string, key: string): Result | undefined =>
  results.find(({ workload, contender }) => workload === id && contender === key);

const short = (value: number): string => value.toFixed(value < 1 ? 2 : value < 10 ? 1 : 0);
const times = ({ median }: Spread): string => `${short(median)}×`;
const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;
