/**
 * A small network that learns to part two classes, advanced by a few steps at a time and looked at now and then: what
 * a figure of live training needs. Full batch, binary cross-entropy on the logit, Adam, biases 0 at the start, weights
 * by He for ReLU and what came after it, by Xavier for the others.
 *
 * Left out: an end. A run that has solved its task trains on, so that every run takes the same number of steps.
 */
import { type ActivationName, activations } from './activations.ts';
import { hasSlope } from './endings.ts';
import { createLearner, type Learner } from './learner.ts';
import { bceWithLogits } from './losses.ts';
import { type Mlp, createMlp, forward, parametersOf } from './mlp.ts';
import { createRandom } from './random.ts';

export interface ClassifierOptions {
  /** Rows [B × inputs] with their classes 0 or 1; none at all (B = 0) are a task that nothing can be learned from. */
  readonly points: { readonly x: Float64Array; readonly y: Float64Array; readonly B: number };
  /** Units of each hidden layer. */
  readonly hidden: readonly number[];
  readonly activation: ActivationName;
  readonly learningRate: number;
  readonly seed: number;
  /** 'double' to measure, 'single' for what is watched: see `createLearner`. */
  readonly precision: 'single' | 'double';
}

/**
 * How a run stands: all points right, no way for a gradient through some hidden layer, numbers lost, nothing to learn
 * from, or none of these.
 */
export type Outcome = 'solved' | 'dead' | 'diverged' | 'empty' | 'stuck';

export interface Snapshot {
  readonly step: number;
  /** Binary cross-entropy in nats, before the step; NaN where numbers were lost or there are no points. */
  readonly loss: number;
  /** Whether each point lies on its side of the boundary. A logit of exactly 0 decides for neither. */
  readonly right: readonly boolean[];
  /** How many of them do. */
  readonly correct: number;
  readonly outcome: Outcome;
  /** W and b of all layers, in the order of `parametersOf`. */
  readonly weights: readonly Float64Array[];
}

/** A training on its way. `advance` alone changes it. */
export interface ClassifierRun {
  /** One before the first step, one after every `every` steps, and so on to the last step. */
  readonly snapshots: readonly Snapshot[];
  /** Takes up to `steps` steps, and none beyond the last. */
  advance(steps: number): void;
  stepsTaken(): number;
  isOver(): boolean;
  /** About how many milliseconds a step takes on a quick machine: for a frame that must not be late. */
  readonly stepMilliseconds: number;
  /** Gives its memory back; it cannot be advanced any more, and its snapshots stay. */
  dispose(): void;
}

/** A run of `steps` steps that is looked at after every `every` of them, of which `steps` is a multiple. */
export function createClassifierRun(options: ClassifierOptions, steps: number, every: number): ClassifierRun {
  const { points, learningRate, precision } = options;
  const mlp = classifierOf(options);
  const [x, y] = [Float32Array.from(points.x), Float32Array.from(points.y)];
  const learner = createLearner({
    mlp,
    B: Math.max(1, points.B),
    loss: 'bceWithLogits',
    optimizer: { name: 'adam', learningRate },
    precision,
  });
  const snapshots = [snapshotOf(mlp, points, 0)];
  let step = 0;
  let isLost = points.B === 0;
  return {
    snapshots,
    stepsTaken: () => step,
    isOver: () => step === steps,
    stepMilliseconds: costOf(learner.path, Math.max(1, points.B), mlp),
    advance(count) {
      for (const last = Math.min(steps, step + count); step < last;) {
        isLost ||= Number.isNaN(learner.step(x, y, points.B));
        step++;
        if (step % every !== 0) continue;
        learner.store(mlp);
        const now = snapshotOf(mlp, points, step);
        snapshots.push(isLost && points.B > 0 ? { ...now, loss: NaN, outcome: 'diverged' } : now);
      }
    },
    dispose: () => learner.dispose(),
  };
}

/** Measured: a share for the step itself, and one for each weight at each point. */
function costOf(path: Learner['path'], B: number, { layers }: Mlp): number {
  const weights = layers.reduce((sum, { W, b }) => sum + W.length + b.length, 0);
  return path === 'kernel' ? 6e-3 + 1e-6 * B * weights : 2.5e-3 + 3e-5 * B * weights;
}

/** The network of a run, with the weights that it begins with. */
export function classifierOf(
  options: Pick<ClassifierOptions, 'hidden' | 'activation' | 'seed'> & { readonly inputs?: number },
): Mlp {
  const { hidden, activation, seed, inputs = 2 } = options;
  const { family } = activations[activation];
  return createMlp({
    sizes: [inputs, ...hidden, 1],
    activations: [...hidden.map(() => activation), 'identity'],
    initializer: family === 'relu' || family === 'later' ? 'heNormal' : 'xavierNormal',
    random: createRandom(seed),
  });
}

function snapshotOf(mlp: Mlp, { x, y, B }: ClassifierOptions['points'], step: number): Snapshot {
  const weights = parametersOf(mlp).map((parameter) => parameter.slice());
  if (B === 0) return { step, loss: NaN, right: [], correct: 0, outcome: 'empty', weights };
  const trace = forward(mlp, x, B);
  const output = trace.a.at(-1)!;
  const right = Array.from(y, (target, i) => (target === 1 ? output[i]! > 0 : output[i]! < 0));
  const correct = right.filter(Boolean).length;
  if (!output.every(Number.isFinite))
    return { step, loss: NaN, right, correct, outcome: 'diverged', weights };
  const isDead = mlp.layers.some((layer, l) => !hasSlope(layer, trace.argument[l]!));
  const outcome = correct === B ? 'solved' : isDead ? 'dead' : 'stuck';
  return { step, loss: bceWithLogits.value(output, y), right, correct, outcome, weights };
}
