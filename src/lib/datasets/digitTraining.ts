/**
 * Training on the digits, epoch by epoch, by one protocol for every claim that is settled on them: a network of
 * 64 inputs, hidden layers of one width and 10 outputs; softmax cross-entropy; plain gradient descent on batches of 32;
 * a fresh order of the images in every epoch, of which those that do not fill a batch sit it out; biases 0 at the start.
 *
 * It runs on the kernel, in float32: what is read off is which digit a network says, and how often that is right. Where
 * a batch normalization is asked for, the plain path takes over.
 *
 * Left out: a part of the images kept for choosing. Rates are chosen by the images that also judge, so the accuracy at a
 * chosen rate is a little too good.
 */
import type { ActivationName } from '../nn/activations.ts';
import { createBatches } from '../nn/batches.ts';
import type { InitializerName } from '../nn/initializers.ts';
import { type Learner, createLearner } from '../nn/learner.ts';
import { type Mlp, createMlp } from '../nn/mlp.ts';
import { createRandom } from '../nn/random.ts';
import { DIGIT_CLASSES, DIGIT_PIXELS, digits } from './digits.ts';

/** Units of every hidden layer, unless a task says otherwise. */
export const DIGIT_WIDTH = 32;

/** Images of a batch. */
export const DIGIT_BATCH = 32;

export interface DigitTask {
  readonly activation: ActivationName;
  readonly initializer: InitializerName;
  /** Replaces the initializer's own gain. */
  readonly gain?: number;
  readonly hiddenLayers: number;
  /** Units of each; 32 unless given. */
  readonly width?: number;
  /** In front of every hidden activation; none unless given. */
  readonly normalization?: 'batch' | 'none';
  readonly learningRate: number;
  readonly seed: number;
}

/** Numbers lost; the same output for every image, as from a layer in which no unit reacts any more; or neither. */
export type DigitHealth = 'sound' | 'constant' | 'diverged';

/** How a network stands on the test images after an epoch. */
export interface DigitEpoch {
  readonly epoch: number;
  /** Test images whose digit it says. */
  readonly right: number;
  /** Their share. */
  readonly accuracy: number;
  /** What it says of each test image, in the order of `digits().test`; of equal outputs the first counts. */
  readonly said: Uint8Array;
  readonly health: DigitHealth;
}

/** The network at the start. Weights and the order of the images draw from streams of their own. */
export function digitNetwork(task: DigitTask): Mlp {
  const { activation, initializer, gain, hiddenLayers, width = DIGIT_WIDTH, normalization = 'none' } = task;
  const hidden = Array.from({ length: hiddenLayers }, () => width);
  const perLayer = <T, U>(inside: T, last: U): (T | U)[] => [...hidden.map(() => inside), last];
  return createMlp({
    sizes: [DIGIT_PIXELS, ...hidden, DIGIT_CLASSES],
    activations: perLayer(activation, 'identity' as const),
    initializer,
    random: createRandom(task.seed).split(0),
    normalizations: perLayer(
      normalization === 'batch' ? ({ kind: 'batch' } as const) : 'none',
      'none' as const,
    ),
    ...(gain !== undefined && { gain }),
  });
}

/**
 * Trains for up to `epochs` epochs, and yields how the network stands before the first one and after each. A network
 * that has diverged is not trained further: it yields the same standing to the end.
 *
 * @throws if the digits are not loaded.
 */
export function* trainOnDigits(task: DigitTask, epochs: number): Generator<DigitEpoch, void> {
  const learner = createLearner({
    mlp: digitNetwork(task),
    B: DIGIT_BATCH,
    loss: 'softmaxCrossEntropy',
    optimizer: { name: 'sgd', learningRate: task.learningRate },
    precision: 'single',
  });
  try {
    const trainEpoch = epochsOf(learner, task.seed);
    const judge = judgeOf(learner);
    let isLost = false;
    yield judge(0, isLost);
    for (let epoch = 1; epoch <= epochs; epoch++) {
      isLost ||= !trainEpoch();
      yield judge(epoch, isLost);
    }
  } finally {
    learner.dispose();
  }
}

/** Takes the steps of one epoch, and returns whether all numbers are still finite. */
function epochsOf(learner: Learner, seed: number): () => boolean {
  const { train } = digits();
  const random = createRandom(seed).split(1);
  const batches = createBatches({
    x: train.x,
    features: DIGIT_PIXELS,
    target: train.y,
    B: DIGIT_BATCH,
    random,
  });
  const [x, y] = [new Float32Array(batches.x.length), new Float32Array(DIGIT_BATCH)];
  return () => {
    for (let k = 0; k < batches.perEpoch; k++) {
      batches.next();
      x.set(batches.x);
      y.set(batches.target);
      if (Number.isNaN(learner.step(x, y, DIGIT_BATCH))) return false;
    }
    return true;
  };
}

/** Reads the test images with the network as it is. */
function judgeOf(learner: Learner): (epoch: number, isLost: boolean) => DigitEpoch {
  const { x, y, B } = digits().test;
  const inputs = Float32Array.from(x);
  const outputs = new Float32Array(B * DIGIT_CLASSES);
  return (epoch, isLost) => {
    learner.predict(inputs, B, outputs);
    const said = Uint8Array.from({ length: B }, (_, row) => largestOf(outputs, row));
    const right = said.filter((digit, row) => digit === y[row]).length;
    const health = isLost ? 'diverged' : isConstant(outputs) ? 'constant' : 'sound';
    return { epoch, right, accuracy: right / B, said, health };
  };
}

function largestOf(outputs: Float32Array, row: number): number {
  const start = row * DIGIT_CLASSES;
  let top = 0;
  for (let k = 1; k < DIGIT_CLASSES; k++) if (outputs[start + k]! > outputs[start + top]!) top = k;
  return top;
}

/** Whether every row is the first one again. */
const isConstant = (outputs: Float32Array): boolean =>
  outputs.every((output, i) => output === outputs[i % DIGIT_CLASSES]);

/** The first epoch after which at least this share of the test images is right; Infinity if none within `epochs`. */
export function firstEpochWith(accuracy: number, task: DigitTask, epochs: number): number {
  for (const standing of trainOnDigits(task, epochs)) {
    if (standing.epoch > 0 && standing.accuracy >= accuracy) return standing.epoch;
  }
  return Infinity;
}

/** Share of the test images that are right after `epochs` epochs. */
export function accuracyAfter(epochs: number, task: DigitTask): number {
  let accuracy = NaN;
  for (const standing of trainOnDigits(task, epochs)) accuracy = standing.accuracy;
  return accuracy;
}

/** A test image of which a network says another digit. */
export interface Misread {
  readonly digit: number;
  readonly said: number;
  /** [8 × 8], 0 is background and 16 ink. */
  readonly pixels: readonly number[];
}

/** The first `most` of the test images that are misread, in their order. */
export function misreadBy({ said }: DigitEpoch, most: number): Misread[] {
  const { test, pixels } = digits();
  const places = Array.from(said.keys()).filter((place) => said[place] !== test.y[place]);
  return places.slice(0, most).map((place) => {
    const start = test.rows[place]! * DIGIT_PIXELS;
    const image = Array.from(pixels.subarray(start, start + DIGIT_PIXELS));
    return { digit: test.y[place]!, said: said[place]!, pixels: image };
  });
}
