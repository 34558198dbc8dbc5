import { describe, expect, test } from 'vitest';
import { create as createPlain } from './bench/plain.ts';
import { onnxModel } from './bench/peers/onnxModel.ts';
import { createPeak, PEAK_FLOPS } from './bench/peak.ts';
import { prove, relative } from './bench/proof.ts';
import { createReference } from './bench/reference.ts';
import { race } from './bench/rounds.ts';
import { exponent, spread } from './bench/statistics.ts';
import { depthScan, widthScan, WORKLOADS } from './bench/workloads.ts';
import type { Workload } from './bench/workloads.ts';

const flat = (layer: { W: Float32Array; b: Float32Array } | undefined): number[] =>
  layer ? [...layer.W, ...layer.b] : [];

const workload = (id: string): Workload => WORKLOADS.find((each) => each.id === id)!;

describe.each(WORKLOADS)('workload $id', (work) => {
  const { spec, batches, kind } = work;

  test('has shapes that fit one another', () => {
    spec.weights.forEach(({ W, b }, l) => {
      expect([W.length, b.length]).toEqual([spec.layers[l]! * spec.layers[l + 1]!, spec.layers[l + 1]]);
    });
    expect(spec.activations).toHaveLength(spec.layers.length - 1);
    for (const { x, y, n } of batches) {
      expect([x.length, y.length]).toEqual([n * spec.layers[0]!, n * spec.layers.at(-1)!]);
      if (kind !== 'surface') expect(n).toBe(spec.batch);
    }
  });

  // Oracle: the core's plain path, which shares no code with the reference.
  test('has gradients that the plain path of the core confirms, none of them 0 in any layer', () => {
    const { x, y } = batches[0]!;
    const [rows, targets] = [
      x.subarray(0, spec.batch * spec.layers[0]!),
      y.subarray(0, spec.batch * spec.layers.at(-1)!),
    ];
    const want = createReference(spec, {}).gradients(rows, targets, spec.batch);
    const got = createPlain(spec).gradients(rows, targets, spec.batch);
    want.forEach((layer, l) => {
      expect(Math.hypot(...layer.W), `layer ${l}`).toBeGreaterThan(1e-4);
      // Both were rounded to float32 at the end: half a unit in the last place each.
      expect(relative(flat(got[l]), flat(layer)), `layer ${l}`).toBeLessThan(2 ** -23);
    });
  });

  test('admits the plain path', async () => {
    expect(await prove(createPlain(spec), work)).toMatchObject({ passed: true });
  });
});

describe('the proof', () => {
  const base = workload('W2a');
  const wrong = (change: Partial<Workload['spec']>) => createReference({ ...base.spec, ...change }, {});

  test.each([
    ['a learning rate 1 % off', wrong({ lr: base.spec.lr * 1.01 })],
    ['another optimizer', wrong({ optimizer: 'adam' })],
    ['another activation in one layer', wrong({ activations: ['relu', 'relu', 'identity', 'identity'] })],
    ['a layer that never learns', { ...wrong({}), gradients: undefined, weights: () => base.spec.weights }],
    ['predictions that are no numbers', { ...wrong({}), predict: () => new Float32Array(10).fill(NaN) }],
  ])('rejects %s', async (_, network) => {
    const { gradients, ...rest } = network;
    expect(await prove(gradients ? network : rest, base)).toMatchObject({ passed: false });
  });

  // Oracle: for one row, an update for each row is an update for each batch.
  test('knows the variant that updates after each row', () => {
    const one = { ...base.spec, batch: 1 };
    const { x, y } = base.batches[0]!;
    const [batch, row] = [createReference(one, {}), createReference(one, { update: 'each row' })];
    for (const network of [batch, row]) network.trainBatch(x.subarray(0, 2), y.subarray(0, 1), 1);
    expect(row.weights()).toEqual(batch.weights());
    for (const network of [batch, row]) network.trainBatch(x, y, 10);
    expect(row.weights()).not.toEqual(batch.weights());
  });
});

describe('operations', () => {
  // Oracle: counted by hand. 2-4-2-1 has 8 + 8 + 2 weights; a row takes 2 · 18 forward, 2 · 18 for the gradients of
  // the weights, and 2 · 10 for those of the units, since the first layer needs none: 92; ten rows.
  test('of W1 are 920', () => {
    expect(workload('W1').flops).toBe(920);
  });

  test('of a surface are the forward pass alone', () => {
    expect(workload('W5a').flops).toBe(2 * 10_000 * (16 + 64 + 8));
  });

  test('of the scans grow with depth and with the square of width', () => {
    const at = (scan: ReturnType<typeof depthScan>, k: number) => scan[k]!.workload.flops;
    expect(at(depthScan(), 6) / at(depthScan(), 5)).toBeCloseTo(2, 1);
    expect(at(widthScan(), 5) / at(widthScan(), 4)).toBeCloseTo(4, 1);
  });
});

describe('the instruments', () => {
  // Oracle: x ← 0.75 x + 0.25 has the fixed point 1; twelve chains are added up.
  test('the module that measures the peak computes what it says', () => {
    expect(createPeak()()).toBeCloseTo(12, 4);
    expect(PEAK_FLOPS).toBe(2000 * 4 * 12 * 4 * 2);
  });

  test('median and quartiles', () => {
    expect(spread([4, 1, 3, 2, 5])).toEqual({ median: 3, low: 2, high: 4 });
    expect(spread([1, 2])).toEqual({ median: 1.5, low: 1.25, high: 1.75 });
    expect(() => spread([])).toThrow('at least one value');
  });

  test('the exponent of 3x² is 2', () => {
    expect(exponent([1, 2, 4, 8].map((x) => ({ x, y: 3 * x * x })))).toBeCloseTo(2, 12);
  });

  // A clock that only the steps move: one racer costs 1, the other 5.
  test('a race gives each racer its time a step, whoever begins', async () => {
    let now = 0;
    const racers = [1, 5].map((cost) => ({ step: () => void (now += cost) }));
    const times = await race(racers, { rounds: 4, slice: 100, warmUp: 10 }, () => now);
    expect(times).toEqual([new Array(4).fill(1000), new Array(4).fill(5000)]);
  });

  // Oracle: the wire format. Field 1 (IR version) as a number, then field 7 (the graph) with its length.
  test('an ONNX model begins as a protocol buffer', () => {
    expect([...onnxModel(workload('W5a').spec).subarray(0, 3)]).toEqual([0x08, 8, 0x3a]);
  });
});
