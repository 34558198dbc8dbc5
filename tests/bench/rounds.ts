/**
 * Timing in interleaved rounds. In a round everybody runs for one slice, one after another, and each round starts with
 * another one: what the machine does besides hits all alike, and a ratio formed within a round hardly feels it.
 */

export interface Racer {
  /** One step, or a promise of one. */
  step(): unknown;
  /** Called before each slice, untimed. */
  enter?(): unknown;
}

export interface Timing {
  readonly rounds: number;
  /** Milliseconds of one slice, at least; a step that is longer fills it alone. */
  readonly slice: number;
  /** Milliseconds that everybody runs before the first round, and is not timed. */
  readonly warmUp: number;
}

/** Milliseconds since some moment; in a page, one has to be asked for and waited for. */
export type Clock = () => number | Promise<number>;

export const CAREFUL: Timing = { rounds: 15, slice: 80, warmUp: 300 };
export const QUICK: Timing = { rounds: 5, slice: 50, warmUp: 100 };

/** Microseconds a step: one list a racer, one number a round. */
export async function race(racers: readonly Racer[], timing: Timing, clock: Clock): Promise<number[][]> {
  const slices: (() => Promise<number>)[] = [];
  for (const racer of racers) slices.push(await prepared(racer, timing, clock));
  const times = racers.map((): number[] => []);
  for (let round = 0; round < timing.rounds; round++) {
    for (let k = 0; k < racers.length; k++) {
      const who = (round + k) % racers.length;
      await racers[who]!.enter?.();
      times[who]!.push(await slices[who]!());
    }
  }
  return times;
}

/** Warms a racer up and learns how many steps fill a slice. */
async function prepared(
  racer: Racer,
  { slice, warmUp }: Timing,
  clock: Clock,
): Promise<() => Promise<number>> {
  await racer.enter?.();
  const run = runnerOf(racer.step, isPromise(racer.step()));
  let steps = 1;
  let spent = 0;
  let elapsed = 0;
  // A run as long as half a slice, too: shorter ones say little where the clock is coarse.
  while (spent < warmUp || elapsed < slice / 2) {
    steps = elapsed < slice ? 2 * steps : steps;
    elapsed = await timed(() => run(steps), clock);
    spent += elapsed;
  }
  const fill = Math.max(1, Math.round((steps * slice) / elapsed));
  return async () => (1000 * (await timed(() => run(fill), clock))) / fill;
}

/** A synchronous library is not made to wait for promises. */
function runnerOf(step: () => unknown, waits: boolean): (steps: number) => unknown {
  const waiting = async (steps: number): Promise<void> => {
    for (let k = 0; k < steps; k++) await step();
  };
  const running = (steps: number): void => {
    for (let k = 0; k < steps; k++) step();
  };
  return waits ? waiting : running;
}

async function timed(work: () => unknown, clock: Clock): Promise<number> {
  const began = await clock();
  const result = work();
  if (isPromise(result)) await result;
  return (await clock()) - began;
}

const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise;
