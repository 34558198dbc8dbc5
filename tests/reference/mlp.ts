/**
 * Checks a file of dense networks: each is built with the file's weights and run forward and backward, and what every
 * layer leaves behind is compared: pre-activations, activations, the loss, and the gradients of all of them.
 */
import { type Gradients, backward } from '../../src/lib/nn/backward.ts';
import type { Loss } from '../../src/lib/nn/losses.ts';
import { type Mlp, type Trace, createMlp, forward } from '../../src/lib/nn/mlp.ts';
import { createRandom } from '../../src/lib/nn/random.ts';
import {
  type Checker,
  type Comparison,
  type Missing,
  type Tensor,
  type Tolerance,
  type Written,
  numbers,
  roundedTo,
} from './compare.ts';
import { type Parameters, activationNamed, lossNamed } from './names.ts';

interface Case {
  readonly id: string;
  readonly sizes: readonly number[];
  readonly activations: readonly string[];
  readonly params?: Parameters;
  readonly loss: string;
  readonly x: Tensor;
  readonly y: Tensor;
  readonly W: readonly Tensor[];
  readonly b: readonly Tensor[];
  readonly pre: readonly Tensor[];
  readonly post: readonly Tensor[];
  readonly lossValue: Written;
  readonly gradW: readonly Tensor[];
  readonly gradB: readonly Tensor[];
  readonly gradPre: readonly Tensor[];
  readonly gradX: Tensor;
  /** Where a file gives a case its own. */
  readonly tolerance?: Tolerance;
}

export interface Document {
  readonly dtype: 'f64' | 'f32';
  readonly tolerance: Tolerance;
  readonly cases: readonly Case[];
}

export const check: Checker<Document> = function* ({ dtype, tolerance, cases }) {
  for (const each of cases) {
    const read = ({ data }: Tensor): Float64Array => roundedTo(dtype, numbers(data));
    const mlp = networkOf(each, read);
    const loss = lossNamed(each.loss);
    if (mlp && loss) yield* checkCase(each, read, each.tolerance ?? tolerance, mlp, loss);
    else yield missing(each);
  }
};

type Read = (tensor: Tensor) => Float64Array;

function* checkCase(
  each: Case,
  read: Read,
  tolerance: Tolerance,
  mlp: Mlp,
  loss: Loss,
): Generator<Comparison> {
  const { trace, value, gradients } = passBoth(each, read, mlp, loss);
  const compare = (what: string, got: ArrayLike<number>, want: ArrayLike<number>): Comparison => ({
    name: `${each.id} ${what}`,
    got,
    want,
    tolerance,
  });
  const layers: readonly (readonly [string, readonly Float64Array[], readonly Tensor[]])[] = [
    ['pre', trace.z, each.pre],
    ['post', trace.a, each.post],
    ['gradW', gradients.dW, each.gradW],
    ['gradB', gradients.db, each.gradB],
    ['gradPre', gradients.dz, each.gradPre],
  ];
  for (const [what, got, want] of layers) {
    for (let l = 0; l < want.length; l++) yield compare(`${what}[${l}]`, got[l] ?? [], read(want[l]!));
  }
  yield compare('loss', [value], [Number(each.lossValue)]);
  yield compare('gradX', gradients.dx, read(each.gradX));
}

function passBoth(
  { x, y }: Case,
  read: Read,
  mlp: Mlp,
  loss: Loss,
): { trace: Trace; value: number; gradients: Gradients } {
  const B = x.shape[0]!;
  const [input, target] = [read(x), read(y)];
  const trace = forward(mlp, input, B);
  const output = trace.a.at(-1)!;
  const dOutput = new Float64Array(output.length);
  loss.gradient(output, target, dOutput);
  const gradients = backward(mlp, input, trace, dOutput, B);
  return { trace, value: loss.value(output, target), gradients };
}

/** The network of a case, or null where the core has no such activation. */
function networkOf({ sizes, activations, params = {}, W, b }: Case, read: Read): Mlp | null {
  const perLayer = activations.map((name) => activationNamed(name, params));
  if (!perLayer.every((activation) => activation !== null)) return null;
  const mlp = createMlp({ sizes, activations: perLayer, initializer: 'zeros', random: createRandom(1) });
  mlp.layers.forEach((layer, l) => {
    layer.W.set(read(W[l]!));
    layer.b.set(read(b[l]!));
  });
  return mlp;
}

function missing({ id, activations, params = {}, loss }: Case): Missing {
  const unknown = activations.filter((name) => !activationNamed(name, params));
  const names = lossNamed(loss) ? unknown : [...unknown, loss];
  return { name: id, missing: `the core has no ${names.join(', ')}` };
}
