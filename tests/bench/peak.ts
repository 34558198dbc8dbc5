/**
 * The most float32 arithmetic that one core does in WebAssembly SIMD: twelve independent chains x ← x·c + d in
 * registers, nothing else. Twelve hide the latency of both operations on every processor of today; with the two
 * constants they still fit in sixteen registers. The module is built here, byte by byte, since it is so small.
 */

const CHAINS = 12;
const UNROLLED = 4;
const LANES = 4;
const ROUNDS = 2000;

/** Floating-point operations of one call of what `createPeak` returns. */
export const PEAK_FLOPS = ROUNDS * UNROLLED * CHAINS * LANES * 2;

/** A call does PEAK_FLOPS operations and returns their sum, so that no compiler leaves them out. */
export function createPeak(): () => number {
  const instance = new WebAssembly.Instance(new WebAssembly.Module(peakModule()));
  const run = instance.exports.run as (rounds: number) => number;
  return () => run(ROUNDS);
}

// Names of the bytes as in the text format of the specification.
const I32 = 0x7f;
const F32 = 0x7d;
const V128 = 0x7b;
const LOCAL_GET = 0x20;
const LOCAL_SET = 0x21;
const F32_CONST = 0x43;
const SPLAT = simd(0x13);
const EXTRACT_LANE_0 = [...simd(0x1f), 0];
const ADD = simd(0xe4);
const MULTIPLY = simd(0xe6);

function peakModule(): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 1, I32, 1, F32]),
    ...section(3, [1, 0]),
    ...section(7, [1, 3, ...text('run'), 0, 0]),
    ...section(10, [1, ...sized([1, CHAINS + 2, V128, ...body(), 0x0b])]),
  ]);
}

/** Local 0 counts down; then come the chains, and the two constants. */
function body(): number[] {
  const chains = Array.from({ length: CHAINS }, (_, k) => k + 1);
  const [c, d] = [CHAINS + 1, CHAINS + 2];
  const link = (x: number): number[] => [...get(x), ...get(c), ...MULTIPLY, ...get(d), ...ADD, ...set(x)];
  return [
    ...chains.flatMap((x) => [...splat(x), ...set(x)]),
    ...[...splat(0.75), ...set(c), ...splat(0.25), ...set(d)],
    ...[0x03, 0x40], // loop
    ...Array.from({ length: UNROLLED }, () => chains.flatMap(link)).flat(),
    ...[...get(0), 0x41, 1, 0x6b, LOCAL_SET, 0], // local 0 −= 1
    ...[...get(0), 0x0d, 0, 0x0b], // once more unless 0; end
    ...get(1),
    ...chains.slice(1).flatMap((x) => [...get(x), ...ADD]),
    ...EXTRACT_LANE_0,
  ];
}

const get = (local: number): number[] => [LOCAL_GET, local];
const set = (local: number): number[] => [LOCAL_SET, local];
const splat = (value: number): number[] => [
  F32_CONST,
  ...new Uint8Array(Float32Array.of(value).buffer),
  ...SPLAT,
];

const text = (name: string): number[] => [...new TextEncoder().encode(name)];
const section = (id: number, content: readonly number[]): number[] => [id, ...sized(content)];
const sized = (content: readonly number[]): number[] => [...leb128(content.length), ...content];

function simd(code: number): number[] {
  return [0xfd, ...leb128(code)];
}

/** An unsigned number, seven bits a byte, the lowest first. */
function leb128(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb128(value >>> 7)];
}
