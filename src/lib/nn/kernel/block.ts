/**
 * A network's block in the kernel's memory: what it is made for, and where everything in it lies, counted from the
 * block's address on. The arrays are laid out once and stay where they are; `header.ts` writes the addresses down.
 *
 * Left out: the header's own numbers and the codes of functions, which are in `layout.ts`.
 */
import * as at from './layout.ts';

/** A network and its training in the kernel's own terms; `chosen.ts` makes it from what a caller asks. */
export interface KernelSpec {
  /** Width of the input and of every layer. */
  readonly sizes: readonly number[];
  /** One a layer: which function, by its code in `layout.ts`, and the number that belongs to it. */
  readonly functions: readonly { readonly kind: number; readonly number: number }[];
  /** Rows of the largest batch that is trained on. */
  readonly B: number;
  /** value = valueScale / n · Σ terms, gradient = gradientScale / n · derivative. */
  readonly loss: { readonly kind: number; readonly valueScale: number; readonly gradientScale: number };
  readonly optimizer: {
    readonly kind: number;
    readonly learningRate: number;
    /** The momentum of SGD, β₁ of Adam. */
    readonly beta1: number;
    readonly beta2: number;
    readonly epsilon: number;
    readonly weightDecay: number;
  };
}

/** Offsets of W [fanOut][padded fanIn] and b [padded fanOut] of a layer. */
export interface Place {
  readonly W: number;
  readonly b: number;
}

/** Offsets in bytes, and how many of what. S is a number of samples rounded up to whole vectors. */
export interface Block {
  /** Bytes, all arrays included. */
  readonly size: number;
  /** Rows that one forward pass takes, a multiple of 4 and at least B. */
  readonly rows: number;
  /** Rows of a surface that are handed over in one call, at least as many. */
  readonly handed: number;
  /** Numbers in each of the four arrays that an optimizer walks through, filling included. */
  readonly count: number;
  readonly parameters: readonly Place[];
  readonly gradients: readonly Place[];
  readonly firstMoments: number;
  readonly secondMoments: number;
  /** One a layer: [fanOut][S]; slopes are 0 where the function needs none. */
  readonly layers: readonly { readonly activations: number; readonly slopes: number }[];
  readonly inputRows: number;
  readonly targetRows: number;
  readonly outputRows: number;
  readonly input: number;
  readonly target: number;
  readonly delta: number;
  readonly deltaBelow: number;
  readonly transposed: number;
}

/** Bytes that a surface's numbers may take, so that those of one call stay in the processor's nearest cache. */
const SURFACE_BYTES = 24576;
/** Bytes that rows on their way in and out may take. */
const HANDED_BYTES = 12288;

/** Lays a block out: header, parameters, gradients, moments, then what a pass leaves behind. */
export function planBlock({ sizes, functions, B }: KernelSpec): Block {
  const { take, end } = shelf(at.HEADER_SIZE + functions.length * at.LAYER_SIZE);
  const units = sizes.map(at.padded);
  const [inputs, outputs] = [units[0]!, units.at(-1)!];
  const widest = Math.max(...units);
  const rows = rowsOf(units, B);
  const handed = handedOf(rows, sizes[0]! + sizes.at(-1)!);
  const [S, Sb] = [at.padded(rows), at.padded(B)];
  const places = (): Place[] =>
    functions.map((_, l) => ({ W: take(units[l]! * sizes[l + 1]!), b: take(units[l + 1]!) }));

  const parameters = places();
  const count = (end() - parameters[0]!.W) / 4;
  return {
    rows,
    handed,
    count,
    parameters,
    gradients: places(),
    firstMoments: take(count),
    secondMoments: take(count),
    layers: functions.map(({ kind }, l) => ({
      activations: take(units[l + 1]! * S),
      slopes: keepsSlopes(kind) ? take(units[l + 1]! * S) : 0,
    })),
    inputRows: take(sizes[0]! * handed),
    targetRows: take(sizes.at(-1)! * Sb),
    outputRows: take(sizes.at(-1)! * handed),
    input: take(inputs * S),
    target: take(outputs * Sb),
    delta: take(widest * Sb),
    deltaBelow: take(widest * Sb),
    transposed: take(widest * Sb),
    size: end(),
  };
}

/** Takes room for numbers, one after another, each beginning at a multiple of 16. */
function shelf(start: number): { take(numbers: number): number; end(): number } {
  let end = aligned(start);
  return {
    take(numbers) {
      const place = end;
      end = aligned(place + 4 * numbers);
      return place;
    },
    end: () => end,
  };
}

const aligned = (bytes: number): number => Math.ceil(bytes / 16) * 16;

/** Whole pairs of vectors, so that surfaces run in the product's wider tile alone. */
function rowsOf(units: readonly number[], B: number): number {
  const bytes = 4 * (units.reduce((sum, n) => sum + n, 0) + units[0]! + units.at(-1)!);
  return Math.max(at.padded(B), Math.min(256, Math.floor(SURFACE_BYTES / bytes / 8) * 8));
}

/** Each call takes views of the caller's rows, which cost as much as a forward pass of hundreds of them. */
function handedOf(rows: number, numbersInRow: number): number {
  return Math.max(1, Math.floor(Math.min(1024, HANDED_BYTES / (4 * numbersInRow)) / rows)) * rows;
}

/** Whether f′(z) is kept from the forward pass, since the activation alone does not give it. */
const keepsSlopes = (kind: number): boolean => kind > at.TANH;
