/** Writes the head of a network's block: addresses, counts and options, for the kernel to read. */
import type { Block, KernelSpec } from './block.ts';
import * as at from './layout.ts';
import type { Runtime } from './runtime.ts';

/** Fills the header and the records of the layers of the block at address `net`. */
export function writeHeader(runtime: Runtime, net: number, spec: KernelSpec, block: Block): void {
  writeAddresses(runtime, net, block);
  writeOptions(runtime, net, spec);
  block.layers.forEach((_, l) => writeLayer(runtime, net, l, spec, block));
}

function writeAddresses({ i32 }: Runtime, net: number, block: Block): void {
  const put = (field: number, offset: number): void => void (i32[(net + field) >> 2] = net + offset);
  put(at.PARAMETERS, block.parameters[0]!.W);
  put(at.GRADIENTS, block.gradients[0]!.W);
  put(at.FIRST_MOMENTS, block.firstMoments);
  put(at.SECOND_MOMENTS, block.secondMoments);
  put(at.INPUT_ROWS, block.inputRows);
  put(at.TARGET_ROWS, block.targetRows);
  put(at.OUTPUT_ROWS, block.outputRows);
  put(at.INPUT, block.input);
  put(at.TARGET, block.target);
  put(at.DELTA, block.delta);
  put(at.DELTA_BELOW, block.deltaBelow);
  put(at.TRANSPOSED, block.transposed);
  i32[(net + at.LAYERS) >> 2] = block.layers.length;
  i32[(net + at.PARAMETER_COUNT) >> 2] = block.count;
  i32[(net + at.ROWS) >> 2] = block.rows;
}

function writeOptions({ i32, f32, f64 }: Runtime, net: number, { loss, optimizer }: KernelSpec): void {
  const put = (field: number, value: number): void => void (f32[(net + field) >> 2] = value);
  put(at.LEARNING_RATE, optimizer.learningRate);
  put(at.BETA1, optimizer.beta1);
  put(at.BETA2, optimizer.beta2);
  put(at.EPSILON, optimizer.epsilon);
  put(at.WEIGHT_DECAY, optimizer.weightDecay);
  put(at.VALUE_SCALE, loss.valueScale);
  put(at.GRADIENT_SCALE, loss.gradientScale);
  i32[(net + at.LOSS) >> 2] = loss.kind;
  i32[(net + at.OPTIMIZER) >> 2] = optimizer.kind;
  f64[(net + at.POWER1) >> 3] = 1;
  f64[(net + at.POWER2) >> 3] = 1;
}

function writeLayer({ i32, f32 }: Runtime, net: number, l: number, spec: KernelSpec, block: Block): void {
  const record = net + at.HEADER_SIZE + l * at.LAYER_SIZE;
  const put = (field: number, value: number): void => void (i32[(record + field) >> 2] = value);
  const { activations, slopes } = block.layers[l]!;
  put(at.FAN_IN, spec.sizes[l]!);
  put(at.FAN_OUT, spec.sizes[l + 1]!);
  put(at.WEIGHTS, net + block.parameters[l]!.W);
  put(at.BIAS, net + block.parameters[l]!.b);
  put(at.WEIGHT_GRADIENT, net + block.gradients[l]!.W);
  put(at.BIAS_GRADIENT, net + block.gradients[l]!.b);
  put(at.ACTIVATIONS, net + activations);
  put(at.SLOPES, slopes === 0 ? 0 : net + slopes);
  put(at.FUNCTION, spec.functions[l]!.kind);
  f32[(record + at.NUMBER) >> 2] = spec.functions[l]!.number;
}
