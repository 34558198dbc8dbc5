/**
 * A dense network as an ONNX model: the bytes of its protocol buffer, put together here, since a handful of fields
 * does not need a library. A layer is the operator Gemm (z = x Wᵀ + b) and its activation, which the runtime fuses.
 *
 * Field numbers are those of onnx.proto; what is optional there is left out.
 */
import type { BenchActivation, Spec } from '../contract.ts';

type Bytes = readonly number[] | Uint8Array;

/** Opset 13 with IR version 8: old enough for every runtime, and nothing newer is used. */
export function onnxModel(spec: Spec): Uint8Array {
  const graph = message([
    ...spec.weights.flatMap((_, l) => layerNodes(spec, l).map((node) => field(1, node))),
    field(2, text('mlp')),
    ...spec.weights.flatMap(({ W, b }, l) => [
      field(5, tensor(`W${l}`, [b.length, W.length / b.length], W)),
      field(5, tensor(`b${l}`, [b.length], b)),
    ]),
    field(11, valueInfo('x', spec.layers[0]!)),
    field(12, valueInfo('y', spec.layers.at(-1)!)),
  ]);
  return Uint8Array.from(message([number(1, 8), field(7, graph), field(8, number(2, 13))]));
}

const OPERATORS: Record<BenchActivation, string | null> = {
  identity: null,
  tanh: 'Tanh',
  sigmoid: 'Sigmoid',
  relu: 'Relu',
};

function layerNodes({ activations, weights }: Spec, l: number): number[][] {
  const input = l === 0 ? 'x' : `a${l - 1}`;
  const output = l === weights.length - 1 ? 'y' : `a${l}`;
  const operator = OPERATORS[activations[l]!];
  const z = operator ? `z${l}` : output;
  // AttributeProto: name, i, type INT.
  const transB = message([field(1, text('transB')), number(3, 1), number(20, 2)]);
  const gemm = node('Gemm', [input, `W${l}`, `b${l}`], z, transB);
  return operator ? [gemm, node(operator, [z], output)] : [gemm];
}

/** NodeProto: input, output, op_type, attribute. */
const node = (operator: string, inputs: readonly string[], output: string, attribute?: Bytes): number[] =>
  message([
    ...inputs.map((name) => field(1, text(name))),
    field(2, text(output)),
    field(4, text(operator)),
    ...(attribute ? [field(5, attribute)] : []),
  ]);

/** TensorProto: dims, data_type FLOAT, name, raw_data. */
const tensor = (name: string, shape: readonly number[], values: Float32Array): number[] =>
  message([
    ...shape.map((size) => number(1, size)),
    number(2, 1),
    field(8, text(name)),
    field(9, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  ]);

/** ValueInfoProto of a float matrix with any number of rows: name, type { tensor_type { elem_type, shape { dim } } }. */
function valueInfo(name: string, columns: number): number[] {
  const shape = message([field(1, field(2, text('n'))), field(1, number(1, columns))]);
  return message([field(1, text(name)), field(2, field(1, message([number(1, 1), field(2, shape)])))]);
}

const message = (fields: readonly Bytes[]): number[] => fields.flatMap((bytes) => [...bytes]);
/** A field of bytes with its length before it (wire type 2). */
const field = (id: number, bytes: Bytes): number[] => [
  ...varint(id * 8 + 2),
  ...varint(bytes.length),
  ...bytes,
];
const number = (id: number, value: number): number[] => [...varint(id * 8), ...varint(value)];
const text = (value: string): Uint8Array => new TextEncoder().encode(value);

function varint(value: number): number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];
}
