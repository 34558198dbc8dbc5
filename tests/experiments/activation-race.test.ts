/** C11, beyond its claim: what depth and the rate make of the race, how a lane can end, and what a frame tells. */
import { describe, expect, test } from 'vitest';
import { digits, loadDigits } from '../../src/lib/datasets/digits.ts';
import {
  EPOCHS,
  type Frame,
  GOAL,
  MISREAD_SHOWN,
  RATES,
  type RaceFrame,
  epochsToGoal,
  experiment,
} from '../../src/lib/experiments/activation-race.ts';
import { sharedRuntime } from '../../src/lib/nn/kernel/runtime.ts';
import { defaultsOf } from '../../src/lib/parameters.ts';

await loadDigits();

const defaults = { ...defaultsOf(experiment.parameters), seeds: 3 };
type Change = Partial<typeof defaults>;
const framesOf = (change: Change): Frame[] => [...experiment.watch!({ ...defaults, ...change })];
const endOf = (change: Change): RaceFrame => experiment.run({ ...defaults, ...change });
const laneOf = (change: Change, activation: string) =>
  endOf(change).lanes.find((lane) => lane.activation === activation)!;

describe('the race', () => {
  // Oracle: 10 seeds in PyTorch by the same protocol, tests/fixtures/acceptance/README.md.
  test('sigmoid falls behind with depth, tanh and ReLU do not', () => {
    for (const [hiddenLayers, low, high] of [
      [1, 4, 9],
      [2, 14, 34],
    ] as const) {
      const { epochs } = laneOf({ hiddenLayers }, 'sigmoid');
      expect(epochs).toBeGreaterThanOrEqual(low);
      expect(epochs).toBeLessThanOrEqual(high);
    }
    const four = endOf({ hiddenLayers: 4 });
    expect(four.lanes.map(({ epochs }) => epochs !== null)).toEqual([false, true, true]);
    expect(['late', 'chance']).toContain(four.lanes[0]!.standing);
    expect(laneOf({ hiddenLayers: 8 }, 'sigmoid').standing).toBe('chance');
  });

  test('the best rate is found by running, and narrows the gap', () => {
    const frames = framesOf({ rates: 'best', runners: 'pair' });
    const searches = frames.filter((frame) => frame.phase === 'search');
    expect(searches.map(({ done }) => done)).toEqual(Array.from({ length: 2 * RATES.length }, (_, i) => i));
    const { lanes } = frames.at(-1) as RaceFrame;
    // Oracle: PyTorch finds 1 for sigmoid, and 0.1 or 0.3 for ReLU.
    expect(lanes[0]!.learningRate).toBe(1);
    expect([0.1, 0.3]).toContain(lanes[1]!.learningRate);
    const races = RATES.map((learningRate) => endOf({ runners: 'pair', learningRate }));
    lanes.forEach(({ epochs }, i) => {
      const ofRates = races.map((race) => race.lanes[i]!.epochs ?? Infinity);
      expect(epochs).toBe(Math.min(...ofRates));
    });
  });

  test('without any function between the layers the digits are learned all the same', () => {
    // Softmax regression reads them well: tests/fixtures/acceptance, record digits_linear_by_dimension.
    expect(laneOf({ runners: 'withLinear' }, 'identity').epochs).toBeLessThanOrEqual(3);
  });

  test('a rate that is too large ends in a word', () => {
    const { standing, epochs } = laneOf({ hiddenLayers: 8, learningRate: 1 }, 'relu');
    expect(['diverged', 'constant']).toContain(standing);
    expect(epochs).toBeNull();
  });
});

describe('a frame', () => {
  const frames = framesOf({}) as RaceFrame[];
  const { lanes: atEnd, images } = frames.at(-1);

  test('tells each epoch, and all epochs before it', () => {
    expect(frames.map(({ epoch }) => epoch)).toEqual(Array.from({ length: EPOCHS + 1 }, (_, e) => e));
    for (const { epoch, lanes } of frames)
      lanes.forEach(({ right }, i) =>
        expect(right).toEqual(atEnd[i]!.right.map((counts) => counts.slice(0, epoch + 1))),
      );
    expect(frames.at(-1)).toEqual(endOf({}));
  });

  test('counts the epochs to the goal from the curves that it draws', () => {
    for (const { right, epochs } of atEnd) {
      const arrivals = right.map((counts) => counts.findIndex((n, e) => e > 0 && n >= GOAL * images));
      expect(epochs).toBe(arrivals.sort((a, b) => a - b)[1]);
    }
  });

  test('knows the median before the last seed is there, and not before half of them are', () => {
    for (const { lanes } of frames) {
      for (const { right, epochs } of lanes) {
        const there = right.filter((counts) => counts.slice(1).some((n) => n >= GOAL * images)).length;
        expect(epochs !== null).toBe(there >= 2);
      }
    }
  });

  test('shows images that the network of the first seed misreads', () => {
    for (const { wrong, misread, right } of atEnd) {
      expect(wrong).toBe(images - right[0]!.at(-1)!);
      expect(misread.length).toBe(Math.min(wrong, MISREAD_SHOWN));
      for (const { digit, said, pixels } of misread) {
        expect(digit).not.toBe(said);
        expect(labelOf(pixels)).toBe(digit);
      }
    }
  });

  test('survives the way from a worker, and into the page', () => {
    const frame = endOf({ learningRate: 1 });
    expect(structuredClone(frame)).toEqual(frame);
    expect(JSON.parse(JSON.stringify(frame))).toEqual(frame);
  });
});

/** The digit of the test image with these pixels. */
function labelOf(pixels: readonly number[]): number | undefined {
  const { test: part, pixels: all } = digits();
  const text = pixels.join();
  const place = part.rows.findIndex((row) => all.subarray(64 * row, 64 * (row + 1)).join() === text);
  return part.y[place];
}

test('the claim and the race are the same runs', () => {
  const { epochs } = laneOf({ seeds: 1 }, 'sigmoid');
  expect(epochsToGoal('sigmoid', 0.1, defaults.seed)).toBe(epochs);
});

test('a race that is stopped gives back the memory of its networks', () => {
  const before = sharedRuntime()?.used();
  const race = experiment.watch!(defaults);
  race.next();
  expect(sharedRuntime()?.used()).not.toBe(before);
  race.return();
  expect(sharedRuntime()?.used()).toBe(before);
});
