/**
 * ONNX Runtime Web on its WebAssembly provider (SIMD, one thread). It runs finished models, so it takes part in the
 * surfaces alone. The input tensor is made once. The output is new in each run: this provider fills no tensor that it is
 * given.
 */
import type { Contender, Create } from '../contract.ts';
import { assets } from './assets.ts';
import { onnxModel } from './onnxModel.ts';
import { kept } from './rows.ts';

export const onnx: Contender = {
  name: 'ONNX Runtime Web',
  package: 'onnxruntime-web',
  lacks: ({ kind }) => (kind === 'surface' ? null : 'runs finished models only'),
  load,
};

async function load(): Promise<Create> {
  const { env, InferenceSession, Tensor } = await import('onnxruntime-web/wasm');
  env.wasm.numThreads = 1;
  // In Node the runtime brings a global Worker along, from which jax-js would conclude that it may share memory.
  const hadWorkers = 'Worker' in globalThis;
  if (assets) env.wasm.wasmPaths = assets;
  return (spec) => {
    const opening = InferenceSession.create(onnxModel(spec), {
      executionProviders: ['wasm'],
      graphOptimizationLevel: 'all',
    });
    let session: Awaited<typeof opening>;
    const feeds = kept((x, n) => ({ x: new Tensor('float32', x, [n, spec.layers[0]!]) }));
    return {
      ready: opening.then((opened) => {
        session = opened;
        if (!hadWorkers) delete (globalThis as { Worker?: unknown }).Worker;
      }),
      trainBatch() {
        throw new Error('ONNX Runtime Web: expected a surface, got training');
      },
      async predict(x, n) {
        const { y } = await session.run(feeds(x, n));
        return y!.data;
      },
      dispose: () => void session.release(),
    };
  };
}
