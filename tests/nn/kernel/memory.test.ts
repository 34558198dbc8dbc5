/** The memory that all networks of the kernel share: what a network takes of it, gives back, and leaves alone. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { kernelSpec } from '../../../src/lib/nn/kernel/chosen.ts';
import { type KernelNetwork, createKernelNetwork } from '../../../src/lib/nn/kernel/network.ts';
import { type Runtime, createRuntime } from '../../../src/lib/nn/kernel/runtime.ts';
import { createRandom } from '../../../src/lib/nn/random.ts';
import { mlpOf } from './cases.ts';

type Platform = Parameters<typeof createRuntime>[0];

const freshRuntime = (): Runtime => createRuntime(globalThis as unknown as Platform)!;

/** A network on the kernel, with a batch for it. */
function made(runtime: Runtime, sizes: readonly number[], B: number) {
  const mlp = mlpOf(
    sizes,
    sizes.slice(1).map(() => 'tanh'),
  );
  const network = createKernelNetwork(
    runtime,
    kernelSpec(mlp, B, 'mse', { name: 'adam', learningRate: 0.01 })!,
  );
  network.write(mlp.layers);
  const { normal } = createRandom(2);
  const x = Float32Array.from({ length: B * sizes[0]! }, normal);
  const y = Float32Array.from({ length: B * sizes.at(-1)! }, normal);
  return { mlp, network, x, y, B };
}

const weightsOf = (network: KernelNetwork, sizes: readonly number[]) => {
  const arrays = sizes.slice(1).map((fanOut, l) => ({
    W: new Float32Array(fanOut * sizes[l]!),
    b: new Float32Array(fanOut),
  }));
  network.read('parameters', arrays);
  return arrays;
};

const bytesOf = (runtime: Runtime): number => runtime.exports.memory.buffer.byteLength;

describe('a network', () => {
  it('of 2-8-8-1 takes less than 64 kB, workspace included', () => {
    for (const B of [1, 10, 32, 200]) {
      const runtime = freshRuntime();
      const { network } = made(runtime, [2, 8, 8, 1], B);
      expect(network.size).toBeLessThan(64_000);
      expect(runtime.used()).toBe(network.size);
    }
  });

  it('leaves nothing behind: 1000 of them take the memory of one', () => {
    const runtime = freshRuntime();
    const one = made(runtime, [2, 8, 8, 1], 32);
    const [used, bytes] = [runtime.used(), bytesOf(runtime)];
    one.network.dispose();
    expect(runtime.used()).toBe(0);
    for (let k = 0; k < 1000; k++) {
      const { network, x, y, B } = made(runtime, [2, 8, 8, 1], 32);
      network.step(x, y, B);
      expect(runtime.used()).toBe(used);
      network.dispose();
    }
    expect([runtime.used(), bytesOf(runtime)]).toEqual([0, bytes]);
  });

  it('leaves gaps that smaller and equal ones fill, whatever the order of leaving', () => {
    const runtime = freshRuntime();
    const networks = [32, 8, 64, 16].map((width) => made(runtime, [2, width, 1], 20).network);
    const bytes = bytesOf(runtime);
    for (const k of [2, 0, 3, 1]) networks[k]!.dispose();
    expect(runtime.used()).toBe(0);
    [16, 64, 8, 32].forEach((width) => made(runtime, [2, width, 1], 20));
    expect(bytesOf(runtime)).toBe(bytes);
  });

  it('begins with memory of its own that is all 0', () => {
    const runtime = freshRuntime();
    const [first, second] = [made(runtime, [3, 5, 2], 7), made(runtime, [3, 5, 2], 7)];
    const { x, y, B } = first;
    const want = Array.from({ length: 5 }, () => first.network.step(x, y, B));
    for (let step = 0; step < 5; step++) second.network.step(x, y, B);
    second.network.dispose();
    // In the second's place, over numbers that the second left there.
    const third = made(runtime, [3, 5, 2], 7).network;
    expect(Array.from({ length: 5 }, () => third.step(x, y, B))).toEqual(want);
  });

  it('does not disturb its neighbors', () => {
    const runtime = freshRuntime();
    const sizes = [3, 5, 2];
    const [left, middle, right] = [1, 2, 3].map(() => made(runtime, sizes, 7)) as [
      ReturnType<typeof made>,
      ReturnType<typeof made>,
      ReturnType<typeof made>,
    ];
    const before = weightsOf(left.network, sizes);
    const { x, y, B, network } = middle;
    for (let step = 0; step < 50; step++) network.step(x, y, B);
    network.predict(new Float32Array(3000), 1000, new Float32Array(2000));
    expect(weightsOf(left.network, sizes)).toEqual(before);
    expect(weightsOf(right.network, sizes)).toEqual(before);
    expect(weightsOf(network, sizes)).not.toEqual(before);
  });

  it('lives on when the memory grows under it', () => {
    const [runtime, other] = [freshRuntime(), freshRuntime()];
    const [grown, still] = [made(runtime, [2, 8, 1], 10), made(other, [2, 8, 1], 10)];
    const { x, y, B } = grown;
    const bytes = bytesOf(runtime);
    const step = () => [grown.network.step(x, y, B), still.network.step(x, y, B)] as const;
    step();
    made(runtime, [200, 200, 200], 100);
    expect(bytesOf(runtime)).toBeGreaterThan(bytes);
    for (let k = 0; k < 10; k++) {
      const [got, want] = step();
      expect(got).toBe(want);
    }
    expect(weightsOf(grown.network, [2, 8, 1])).toEqual(weightsOf(still.network, [2, 8, 1]));
  });
});

describe('after dispose', () => {
  it('everything but another dispose says so', () => {
    const runtime = freshRuntime();
    const { network, mlp, x, y, B } = made(runtime, [2, 3, 1], 4);
    network.dispose();
    // The place may be another's by now.
    const heir = made(runtime, [2, 3, 1], 4).network;
    network.dispose();
    expect(runtime.used()).toBe(heir.size);
    const arrays = [...mlp.layers];
    const uses = [
      () => network.step(x, y, B),
      () => network.backward(x, y, B),
      () => network.predict(x, B, new Float32Array(4)),
      () => network.write(arrays),
      () => network.read('parameters', arrays),
    ];
    for (const use of uses)
      expect(use).toThrow('expected a learner in use, got one that has been disposed of');
  });

  it('a place that is no block cannot be given back', () => {
    const runtime = freshRuntime();
    const address = runtime.allocate(16);
    runtime.free(address);
    expect(() => runtime.free(address)).toThrow(`free: expected the address of a block, got ${address}`);
  });
});

describe('the runtime', () => {
  it('says when the memory would grow too far, and goes on', () => {
    const runtime = freshRuntime();
    expect(() => runtime.allocate(3e9)).toThrow('allocate: expected at most 2147483647 bytes in use, got 3');
    expect(runtime.used()).toBe(0);
    expect(runtime.allocate(16)).toBeGreaterThan(0);
  });

  const { WebAssembly, atob } = globalThis as unknown as Required<Platform>;

  it.each([
    ['WebAssembly is missing', { atob }],
    ['SIMD is missing', { WebAssembly: { ...WebAssembly, validate: () => false }, atob }],
    [
      'the policy of the page forbids to compile',
      {
        WebAssembly: {
          validate: () => true,
          Instance: WebAssembly.Instance,
          Module: class {
            constructor() {
              throw new Error('refused');
            }
          },
        },
        atob,
      },
    ],
  ])('is null where %s', (_, platform) => {
    expect(createRuntime(platform)).toBeNull();
  });
});

describe('a step', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it.each([
    ['small', [2, 8, 1], 10],
    ['large', [64, 20, 10], 32],
  ])('on a %s batch allocates no array and takes no view', (_, sizes, B) => {
    const { network, x, y } = made(freshRuntime(), sizes, B);
    network.step(x, y, B);
    const [points, room] = [new Float32Array(1000 * sizes[0]!), new Float32Array(1000 * sizes.at(-1))];
    let arrays = 0;
    const count: ProxyHandler<typeof Float32Array> = {
      construct: (target, args) => (arrays++, Reflect.construct(target, args) as object),
    };
    vi.stubGlobal('Float32Array', new Proxy(Float32Array, count));
    const typedArray = Object.getPrototypeOf(Float32Array.prototype) as Float32Array;
    const views = (['slice', 'subarray', 'map', 'filter'] as const).map((name) => vi.spyOn(typedArray, name));
    for (let step = 0; step < 50; step++) network.step(x, y, B);
    expect([arrays, ...views.map((view) => view.mock.calls.length)]).toEqual([0, 0, 0, 0, 0]);
    // The check can fail: a surface takes views of its points.
    network.predict(points, 1000, room);
    expect(views[1]).toHaveBeenCalled();
  });
});
