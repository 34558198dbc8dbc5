/**
 * Where the kernel keeps what, as byte offsets. Both sides read this one list: the AssemblyScript that computes, and
 * the TypeScript that fills the memory. A network is a block of numbers at an address: this header, then one record
 * a layer, then its arrays.
 *
 * Matrices of samples are feature-major, [unit][S] with S = the batch rounded up to 4, so that four samples of one
 * unit fill a vector whatever the width. Weights are row-major with rows rounded up to 4; the filling is 0 and stays 0.
 */

/** Header of a network: addresses and counts (i32), then numbers (f32), then the powers of Adam (f64). */
export const LAYERS = 0;
export const PARAMETER_COUNT = 4;
export const PARAMETERS = 8;
export const GRADIENTS = 12;
export const FIRST_MOMENTS = 16;
export const SECOND_MOMENTS = 20;
/** Rows as the caller writes them: x [n][inputs], y [n][outputs], and the output of `predict` [n][outputs]. */
export const INPUT_ROWS = 24;
export const TARGET_ROWS = 28;
export const OUTPUT_ROWS = 32;
/** Feature-major: the input [inputs][S], the target [outputs][S], the delta of a layer and of the one below. */
export const INPUT = 36;
export const TARGET = 40;
export const DELTA = 44;
export const DELTA_BELOW = 48;
/** The layer's input, transposed to [S][width], for the gradient of the weights. */
export const TRANSPOSED = 52;
export const LOSS = 56;
export const OPTIMIZER = 60;
export const LEARNING_RATE = 64;
/** SGD: momentum. Adam: β₁. */
export const BETA1 = 68;
export const BETA2 = 72;
export const EPSILON = 76;
export const WEIGHT_DECAY = 80;
/** The loss's value and its gradient are multiplied by these over n. */
export const VALUE_SCALE = 84;
export const GRADIENT_SCALE = 88;
/** Rows of one forward pass of `predict` (i32). */
export const ROWS = 92;
/** β₁ᵗ and β₂ᵗ. */
export const POWER1 = 96;
export const POWER2 = 104;
export const HEADER_SIZE = 112;

/** Record of a layer, `LAYER_SIZE` bytes each, after the header. */
export const FAN_IN = 0;
export const FAN_OUT = 4;
export const WEIGHTS = 8;
export const BIAS = 12;
export const WEIGHT_GRADIENT = 16;
export const BIAS_GRADIENT = 20;
export const ACTIVATIONS = 24;
/** f′(z), kept from the forward pass where it cannot be had from the activation alone. */
export const SLOPES = 28;
export const FUNCTION = 32;
/** The number of the family: slope of leaky ReLU, α of ELU, … */
export const NUMBER = 36;
export const LAYER_SIZE = 40;

/** Activation functions. PIECEWISE is z for z > 0 and NUMBER · z else: identity, ReLU and leaky ReLU. */
export const PIECEWISE = 0;
export const SIGMOID = 1;
export const TANH = 2;
export const ELU = 3;
export const SILU = 4;
export const GELU_TANH = 5;
export const SOFTPLUS = 6;
export const SELU = 7;
export const MISH = 8;
export const SOFTSIGN = 9;

/** Losses. */
export const SQUARES = 0;
export const LOGITS = 1;
export const SOFTMAX = 2;
export const PROBABILITIES = 3;

/** Optimizers. */
export const SGD = 0;
export const ADAM = 1;

/** Numbers in a row or a batch, rounded up to whole vectors of four. */
export function padded(count: i32): i32 {
  return (count + 3) & -4;
}
