/**
 * The whole benchmark, apart from where it runs: for each workload make every contender, let it prove itself, race
 * those that did, and form the ratios. Used by Node and by the page alike.
 */
import { contenders, CORE } from './contenders.ts';
import type { Contender, Create, Network } from './contract.ts';
import { createPeak, PEAK_FLOPS } from './peak.ts';
import { prove } from './proof.ts';
import { race } from './rounds.ts';
import type { Clock, Racer, Timing } from './rounds.ts';
import { exponent, spread } from './statistics.ts';
import type { Spread } from './statistics.ts';
import { depthScan, widthScan, WORKLOADS } from './workloads.ts';
import type { Workload } from './workloads.ts';

export interface SuiteOptions {
  readonly timing: Timing;
  readonly clock: Clock;
  /** Names of workloads, and 'depth' and 'width' for the scans. */
  readonly only: readonly string[];
  /** Keys of `contenders`; the core is always there. */
  readonly peers: readonly string[];
  log(line: string): void;
}

export interface Result {
  readonly workload: string;
  readonly contender: string;
  /** 'unable': the library has no such thing. 'failed': it has, and does something else. */
  readonly status: 'timed' | 'unable' | 'failed';
  /** Why not, or how near to the reference. */
  readonly note: string;
  /** Microseconds a step. */
  readonly time?: Spread;
  /** Its time as a multiple of the core's, within a round. */
  readonly ratio?: Spread;
}

export interface Report {
  readonly results: readonly Result[];
  /** Share of the machine's peak that the core reached, and the peak itself in GFLOP/s. */
  readonly peaks: readonly {
    readonly workload: string;
    readonly share: Spread;
    readonly gigaflops: Spread;
  }[];
  /** Microseconds a step against depth and width, and the exponents of the power laws. */
  readonly scans: readonly Scan[];
}

export interface Scan {
  readonly name: 'depth' | 'width';
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly exponent: number;
  /** Of the upper half of the points, where what does not grow no longer counts. */
  readonly upperExponent: number;
}

export const ALL_WORK: readonly string[] = [...WORKLOADS.map(({ id }) => id), 'depth', 'width'];

/** Where the share of the peak is asked for. */
const OF_PEAK = /^W[346]/;

type Loaded = ReadonlyMap<string, Create | Error>;

export async function runSuite(options: SuiteOptions): Promise<Report> {
  const { only, log } = options;
  const loaded = await load([CORE, ...options.peers.filter((key) => key !== CORE)]);
  const results: Result[] = [];
  const peaks: Report['peaks'][number][] = [];
  for (const workload of WORKLOADS.filter(({ id }) => only.includes(id))) {
    log(`${workload.id}: ${workload.title}`);
    const outcome = await runWorkload(workload, loaded, options);
    for (const result of outcome.results) log(`  ${lineOf(result)}`);
    results.push(...outcome.results);
    if (outcome.peak) peaks.push(outcome.peak);
  }
  const scans: Scan[] = [];
  if (only.includes('depth')) scans.push(await scan('depth', depthScan(), loaded, options));
  if (only.includes('width')) scans.push(await scan('width', widthScan(), loaded, options));
  return { results, peaks, scans };
}

async function load(keys: readonly string[]): Promise<Loaded> {
  const loaded = new Map<string, Create | Error>();
  for (const key of keys) {
    const contender = contenderAt(key);
    try {
      loaded.set(key, await contender.load());
    } catch (error) {
      loaded.set(key, asError(error));
    }
  }
  return loaded;
}

function contenderAt(key: string): Contender {
  const contender = contenders[key];
  if (contender) return contender;
  throw new RangeError(`bench: expected one of ${Object.keys(contenders).join(', ')}, got "${key}"`);
}

interface Entry {
  readonly key: string;
  readonly network: Network;
  readonly note: string;
}

async function runWorkload(
  workload: Workload,
  loaded: Loaded,
  { timing, clock }: SuiteOptions,
): Promise<{ results: Result[]; peak?: Report['peaks'][number] }> {
  const results: Result[] = [];
  const entries: Entry[] = [];
  for (const [key, create] of loaded) {
    const admitted = await admit(key, create, workload);
    if ('network' in admitted) entries.push(admitted);
    else results.push(admitted);
  }
  const peak = createPeak();
  const racers = [...entries.map((entry) => racerOf(entry.network, workload)), { step: peak }];
  const times = await race(racers, timing, clock);
  const own = times[entries.findIndex(({ key }) => key === CORE)];
  for (const [k, { key, network, note }] of entries.entries()) {
    results.push({ ...(await judged(key, network, workload, note)), ...measured(times[k]!, own) });
    network.dispose();
  }
  if (!own || !OF_PEAK.test(workload.id)) return { results };
  return { results, peak: { workload: workload.id, ...peakOf(workload, own, times.at(-1)) } };
}

/** The contender's network after its proof, made anew with the weights of the start; or why there is none. */
async function admit(key: string, create: Create | Error, workload: Workload): Promise<Entry | Result> {
  const { lacks, variant } = contenderAt(key);
  const no = (status: 'unable' | 'failed', note: string): Result => {
    return { workload: workload.id, contender: key, status, note };
  };
  if (create instanceof Error) return no('failed', `does not load: ${create.message}`);
  const reason = lacks(workload);
  if (reason !== null) return no('unable', reason);
  try {
    const trial = await opened(create, workload);
    const { passed, findings } = await prove(trial, workload, variant);
    trial.dispose();
    if (!passed) return no('failed', `differs from the reference: ${findings}`);
    return { key, network: await opened(create, workload), note: findings };
  } catch (error) {
    return no('failed', asError(error).message);
  }
}

async function opened(create: Create, { spec }: Workload): Promise<Network> {
  const network = create(spec);
  await network.ready;
  await network.enter?.();
  return network;
}

function racerOf(network: Network, { kind, batches }: Workload): Racer {
  let k = 0;
  const next = () => batches[k++ % batches.length]!;
  const steps: Record<Workload['kind'], () => unknown> = {
    train() {
      const { x, y, n } = next();
      return network.trainBatch(x, y, n);
    },
    surface() {
      const { x, n } = next();
      return network.predict(x, n);
    },
    gradients() {
      const { x, y, n } = next();
      return network.backward ? network.backward(x, y, n) : network.gradients?.(x, y, n);
    },
  };
  return { step: steps[kind], enter: () => network.enter?.() };
}

/** A network that diverged while it was timed was not timed at the work that it had proved. */
async function judged(key: string, network: Network, workload: Workload, note: string): Promise<Result> {
  await network.enter?.();
  const { x, n } = workload.batches[0]!;
  const finite = (await network.predict(x, n)).every(Number.isFinite);
  const base = { workload: workload.id, contender: key };
  return finite
    ? { ...base, status: 'timed', note }
    : { ...base, status: 'failed', note: 'diverged while timed' };
}

function measured(
  times: readonly number[],
  own: readonly number[] | undefined,
): Pick<Result, 'time' | 'ratio'> {
  const time = spread(times);
  return own ? { time, ratio: spread(times.map((t, round) => t / own[round]!)) } : { time };
}

function peakOf(
  { flops }: Workload,
  own: readonly number[],
  peak: readonly number[],
): { share: Spread; gigaflops: Spread } {
  // Operations a microsecond are millions a second.
  const gigaflops = peak.map((time) => PEAK_FLOPS / time / 1000);
  return {
    gigaflops: spread(gigaflops),
    share: spread(own.map((time, round) => flops / time / 1000 / gigaflops[round]!)),
  };
}

async function scan(
  name: Scan['name'],
  steps: readonly { readonly at: number; readonly workload: Workload }[],
  loaded: Loaded,
  { timing, clock }: SuiteOptions,
): Promise<Scan> {
  const create = loaded.get(CORE)!;
  if (create instanceof Error) throw create;
  const networks: Network[] = [];
  for (const { workload } of steps) networks.push(await opened(create, workload));
  const times = await race(
    networks.map((network, k) => racerOf(network, steps[k]!.workload)),
    timing,
    clock,
  );
  for (const network of networks) network.dispose();
  const points = steps.map(({ at }, k) => ({ x: at, y: spread(times[k]!).median }));
  const upper = points.slice(Math.floor(points.length / 2));
  return { name, points, exponent: exponent(points), upperExponent: exponent(upper) };
}

function lineOf({ contender, status, note, time, ratio }: Result): string {
  const name = contenderAt(contender).name.padEnd(20);
  if (status !== 'timed' || !time) return `${name} ${status}: ${note}`;
  const times = `${time.median.toPrecision(4).padStart(9)} µs`;
  const ratios = ratio
    ? ` ${ratio.median.toFixed(2).padStart(8)} × (${ratio.low.toFixed(2)} … ${ratio.high.toFixed(2)})`
    : '';
  return `${name} ${times}${ratios}   ${note}`;
}

const asError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));
