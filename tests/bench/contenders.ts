/** Who takes part. The first is the one that all others are measured by. Left out, and why: see README.md. */
import type { Contender } from './contract.ts';
import { brain } from './peers/brain.ts';
import { convnet } from './peers/convnet.ts';
import { jax } from './peers/jax.ts';
import { neataptic } from './peers/neataptic.ts';
import { objects } from './peers/objects.ts';
import { onnx } from './peers/onnx.ts';
import { synaptic } from './peers/synaptic.ts';
import { tfjsCpu, tfjsWasm } from './peers/tfjs.ts';
import { toygrad } from './peers/toygrad.ts';

export const CORE = 'core';

/** By the name that the command line takes. */
export const contenders: Readonly<Record<string, Contender>> = {
  [CORE]: { name: 'the core', lacks: () => null, load: async () => (await import('./core.ts')).create },
  plain: {
    name: 'its plain path',
    ours: true,
    lacks: () => null,
    load: async () => (await import('./plain.ts')).create,
  },
  objects,
  convnet,
  toygrad,
  brain,
  synaptic,
  neataptic,
  'tfjs-cpu': tfjsCpu,
  'tfjs-wasm': tfjsWasm,
  jax,
  onnx,
};
