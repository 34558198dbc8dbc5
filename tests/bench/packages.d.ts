/**
 * The little of each library that the benchmark uses, so that types can be checked where the libraries are not
 * installed, and so that a reader sees at once what is called.
 */

declare module 'brain.js/dist/neural-network.js' {
  interface BrainNetwork {
    sizes: number[];
    weights: ArrayLike<number>[][];
    biases: ArrayLike<number>[];
    initialize(): void;
    setActivation(): void;
    runInput(input: ArrayLike<number>): ArrayLike<number>;
    trainPattern(value: { input: ArrayLike<number>; output: ArrayLike<number> }): void;
  }
  type Brain = new (options: { activation: string; learningRate: number; momentum: number }) => BrainNetwork;
  /** CommonJS: Node gives the exports as `default`, a bundler may give the class itself. */
  const exported: { default: Brain } | Brain;
  export default exported;
}

declare module 'synaptic' {
  interface Neuron {
    bias: number;
    squash: unknown;
    connections: { inputs: Record<string, { weight: number; from: Neuron }> };
    project(to: Neuron, weight: number): unknown;
  }
  interface Layer {
    add(neuron: Neuron): void;
  }
  interface SynapticNetwork {
    activate(input: ArrayLike<number>): number[];
    propagate(rate: number, target: ArrayLike<number>): void;
    restore(): void;
  }
  const synaptic: {
    Neuron: { new (): Neuron; readonly squash: Readonly<Record<string, unknown>> };
    Layer: new () => Layer;
    Network: new (layers: { input: Layer; hidden: Layer[]; output: Layer }) => SynapticNetwork;
  };
  export default synaptic;
}

declare module 'neataptic' {
  interface Node {
    bias: number;
    squash: unknown;
    connections: { in: { weight: number; from: Node }[] };
  }
  interface NeatapticNetwork {
    nodes: Node[];
    activate(input: ArrayLike<number>, training?: boolean): number[];
    noTraceActivate(input: ArrayLike<number>): number[];
    propagate(rate: number, momentum: number, update: boolean, target: ArrayLike<number>): void;
  }
  const neataptic: {
    architect: { Perceptron: new (...layers: number[]) => NeatapticNetwork };
    methods: { activation: Readonly<Record<string, unknown>> };
  };
  export default neataptic;
}

declare module 'convnetjs' {
  interface Vol {
    w: Float64Array;
    dw: Float64Array;
  }
  interface ConvNet {
    layers: { layer_type: string; filters: Vol[]; biases: Vol }[];
    makeLayers(definitions: Readonly<Record<string, unknown>>[]): void;
    forward(x: Vol, training?: boolean): Vol;
    backward(y: ArrayLike<number> | number): number;
  }
  const convnetjs: {
    Net: new () => ConvNet;
    Vol: new (values: readonly number[]) => Vol;
    Trainer: new (
      net: ConvNet,
      options: { method: string; learning_rate: number; momentum: number; batch_size: number },
    ) => { train(x: Vol, y: ArrayLike<number> | number): unknown };
  };
  export default convnetjs;
}

declare module 'toygrad' {
  export class Tensor {
    constructor(sx: number, sy: number, sz: number, values: Float32Array);
    w: Float32Array;
    dw: Float32Array;
  }
  export class NeuralNetwork {
    constructor(options: { layers: Readonly<Record<string, unknown>>[] });
    layers: { filters?: Tensor[]; biases?: Tensor }[];
    forward(x: Tensor, training: boolean): Tensor;
    backward(y: ArrayLike<number> | number): number;
  }
  interface TrainerOptions {
    batchSize: number;
    learningRate: number;
    momentum?: number;
  }
  type Trainer = new (
    nn: NeuralNetwork,
    options: TrainerOptions,
  ) => { train(x: Tensor, y: ArrayLike<number> | number): unknown };
  export const Trainers: { readonly SGD: Trainer; readonly Adam: Trainer };
}

declare module '@tensorflow/tfjs' {
  export interface Tensor {
    dataSync(): Float32Array;
    dispose(): void;
  }
  export type Tensor2D = Tensor & { readonly rank: 2 };
  export type Variable = Tensor & { readonly name: string };
  interface Optimizer {
    minimize(loss: () => Tensor, returnCost: false, variables: Variable[]): unknown;
    dispose(): void;
  }
  export function enableProdMode(): void;
  export function setBackend(name: string): Promise<boolean>;
  export function ready(): Promise<void>;
  export function tidy<T>(work: () => T): T;
  export function keep<T extends Tensor>(tensor: T): T;
  export function tensor1d(values: Float32Array): Tensor;
  export function tensor2d(values: Float32Array, shape: [number, number]): Tensor2D;
  export function variable(initial: Tensor): Variable;
  export function variableGrads(
    f: () => Tensor,
    variables: Variable[],
  ): { grads: Record<string, Tensor>; value: Tensor };
  export const fused: { matMul(parts: { a: Tensor2D; b: Variable; bias: Variable }): Tensor2D };
  export const train: {
    sgd(learningRate: number): Optimizer;
    adam(learningRate: number, beta1: number, beta2: number, epsilon: number): Optimizer;
  };
  export function mul(a: Tensor, b: Tensor | number): Tensor;
  export function logSoftmax(logits: Tensor): Tensor;
  export function sub(a: Tensor, b: Tensor): Tensor;
  export function square(a: Tensor): Tensor;
  export function sum(a: Tensor): Tensor;
  export function relu(a: Tensor2D): Tensor2D;
  export function sigmoid(a: Tensor2D): Tensor2D;
  export function tanh(a: Tensor2D): Tensor2D;
}

declare module '@tensorflow/tfjs-backend-wasm' {
  export function setWasmPaths(folder: string): void;
}

declare module '@jax-js/jax' {
  /** Every use of an array consumes it; `ref` is one more use. */
  interface JaxArray {
    readonly ref: JaxArray;
    readonly shape: readonly number[];
    add(other: JaxArray | number): JaxArray;
    sub(other: JaxArray | number): JaxArray;
    mul(other: JaxArray | number): JaxArray;
    div(other: JaxArray | number): JaxArray;
    sum(axis?: number): JaxArray;
    reshape(shape: readonly number[]): JaxArray;
    dataSync(): Float32Array;
    dispose(): void;
  }
  export type { JaxArray as Array };
  export function init(device: string): Promise<string[]>;
  export function defaultDevice(device: string): string;
  export function jit<F>(f: F): F & { dispose(): void };
  export function valueAndGrad<P, R extends unknown[]>(
    f: (parameters: P, ...rest: R) => JaxArray,
  ): (parameters: P, ...rest: R) => [JaxArray, P];
  export const numpy: {
    array(values: Float32Array): JaxArray;
    matmul(a: JaxArray, b: JaxArray): JaxArray;
    square(a: JaxArray): JaxArray;
    sqrt(a: JaxArray): JaxArray;
    tanh(a: JaxArray): JaxArray;
  };
  export const nn: {
    relu(a: JaxArray): JaxArray;
    sigmoid(a: JaxArray): JaxArray;
    logSoftmax(a: JaxArray): JaxArray;
  };
}

declare module 'onnxruntime-web/wasm' {
  export class Tensor {
    constructor(type: 'float32', data: Float32Array, shape: readonly number[]);
    readonly data: Float32Array;
  }
  interface Session {
    run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>;
    release(): Promise<void>;
  }
  export const env: { wasm: { numThreads: number; wasmPaths?: string } };
  export const InferenceSession: {
    create(
      model: Uint8Array,
      options: { executionProviders: string[]; graphOptimizationLevel: 'all' },
    ): Promise<Session>;
  };
}
