/**
 * The kernel: forward pass, backward pass and training step of a dense network in float32, four samples at a time.
 * The same mathematics as `mlp.ts` and `backward.ts`, which are to be read first; what differs is the order of the
 * numbers in memory (`layout.ts`) and their width. One call from JavaScript is one whole step.
 *
 * Left out: allocation, checks and shapes, which are the caller's (`kernel.ts`), and every layer that is not dense.
 */
import {
  ACTIVATIONS,
  ADAM,
  BIAS,
  BIAS_GRADIENT,
  DELTA,
  DELTA_BELOW,
  FAN_IN,
  FAN_OUT,
  FUNCTION,
  GRADIENT_SCALE,
  HEADER_SIZE,
  INPUT,
  INPUT_ROWS,
  LAYERS,
  PIECEWISE,
  ROWS,
  LAYER_SIZE,
  LOSS,
  NUMBER,
  OPTIMIZER,
  OUTPUT_ROWS,
  SLOPES,
  TARGET,
  TARGET_ROWS,
  TRANSPOSED,
  VALUE_SCALE,
  WEIGHTS,
  WEIGHT_GRADIENT,
  padded,
} from '../layout.ts';
import { activate, timesSlope } from './layers.ts';
import { loss } from './losses.ts';
import { adam, areTame, sgd } from './optimizers.ts';
import { product } from './product.ts';
import { sumOfRows, toColumns, toRows, transpose } from './rearrange.ts';

/** One training step on the n rows at INPUT_ROWS and TARGET_ROWS; returns the loss before it. */
export function step(net: usize, n: i32): f32 {
  const value = gradients(net, n);
  // The network has diverged, and keeps its last finite state.
  if (value - value != 0 || !areTame(net)) return NaN;
  if (load<i32>(net + OPTIMIZER) == ADAM) adam(net);
  else sgd(net);
  return value;
}

/** The gradients of all parameters for those rows; returns the loss. */
export function gradients(net: usize, n: i32): f32 {
  const last = layer(net, load<i32>(net + LAYERS) - 1);
  const outputs = load<i32>(last + FAN_OUT),
    S = padded(n);
  const output = forward(net, load<usize>(net + INPUT_ROWS), n);
  const target = load<usize>(net + TARGET);
  toColumns(load<usize>(net + TARGET_ROWS), target, outputs, n, S);
  const value = loss(
    load<i32>(net + LOSS),
    output,
    target,
    load<usize>(net + DELTA),
    outputs,
    n,
    S,
    load<f32>(net + VALUE_SCALE) / <f32>n,
    load<f32>(net + GRADIENT_SCALE) / <f32>n,
  );
  backward(net, S);
  return value;
}

/** The outputs for the n rows at INPUT_ROWS, as rows at OUTPUT_ROWS; as many at a time as stay in the nearest cache. */
export function predict(net: usize, n: i32): void {
  const inputs = load<i32>(layer(net, 0) + FAN_IN),
    outputs = load<i32>(layer(net, load<i32>(net + LAYERS) - 1) + FAN_OUT),
    rows = load<i32>(net + ROWS);
  let from = load<usize>(net + INPUT_ROWS),
    to = load<usize>(net + OUTPUT_ROWS);
  for (let left = n; left > 0; left -= rows) {
    const count = left < rows ? left : rows;
    toRows(forward(net, from, count), to, outputs, count, padded(count));
    from += (rows * inputs) << 2;
    to += (rows * outputs) << 2;
  }
}

function layer(net: usize, l: i32): usize {
  return net + HEADER_SIZE + l * LAYER_SIZE;
}

/** From n rows: z = W a + b, then a = f(z), layer after layer; returns the address of the last a. */
function forward(net: usize, rows: usize, n: i32): usize {
  const S = padded(n),
    row = S << 2;
  let a = load<usize>(net + INPUT);
  toColumns(rows, a, load<i32>(layer(net, 0) + FAN_IN), n, S);
  for (let l = 0, layers = load<i32>(net + LAYERS); l < layers; l++) {
    const at = layer(net, l);
    const fanIn = load<i32>(at + FAN_IN),
      fanOut = load<i32>(at + FAN_OUT),
      z = load<usize>(at + ACTIVATIONS);
    const W = load<usize>(at + WEIGHTS);
    const kind = load<i32>(at + FUNCTION),
      number = load<f32>(at + NUMBER);
    const slope: f32 = kind == PIECEWISE ? number : 1;
    product(W, padded(fanIn) << 2, 4, a, row, z, row, load<usize>(at + BIAS), fanOut, fanIn, S, slope);
    activate(kind, number, z, fanOut * row, load<usize>(at + SLOPES));
    a = z;
  }
  return a;
}

/** dz = da f′(z); dW = dz aᵀ and db = Σ dz; the activations below receive Wᵀ dz. */
function backward(net: usize, S: i32): void {
  const row = S << 2;
  let dz = load<usize>(net + DELTA),
    below = load<usize>(net + DELTA_BELOW);
  const transposed = load<usize>(net + TRANSPOSED);
  for (let l = load<i32>(net + LAYERS) - 1; l >= 0; l--) {
    const at = layer(net, l);
    const fanIn = load<i32>(at + FAN_IN),
      fanOut = load<i32>(at + FAN_OUT),
      width = padded(fanIn);
    timesSlope(
      load<i32>(at + FUNCTION),
      load<f32>(at + NUMBER),
      load<usize>(at + ACTIVATIONS),
      load<usize>(at + SLOPES),
      dz,
      fanOut * row,
    );
    const a = l == 0 ? load<usize>(net + INPUT) : load<usize>(layer(net, l - 1) + ACTIVATIONS);
    for (let at = a + fanIn * row, end = a + width * row; at < end; at += 16) v128.store(at, f32x4.splat(0));
    transpose(a, row, transposed, width << 2, width, S);
    product(
      dz,
      row,
      4,
      transposed,
      width << 2,
      load<usize>(at + WEIGHT_GRADIENT),
      width << 2,
      0,
      fanOut,
      S,
      width,
      1,
    );
    sumOfRows(dz, row, load<usize>(at + BIAS_GRADIENT), fanOut, S);
    if (l == 0) return;
    product(load<usize>(at + WEIGHTS), 4, width << 2, dz, row, below, row, 0, fanIn, fanOut, S, 1);
    const done = dz;
    dz = below;
    below = done;
  }
}

/** The first address that is free for networks. */
export function heapBase(): usize {
  return __heap_base;
}
