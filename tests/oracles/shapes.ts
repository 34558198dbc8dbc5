/** How shapes fit together: axes are compared from the last, and one of length 1 is repeated as often as needed. */

export type Shape = readonly number[];

export const sizeOf = (shape: Shape): number => shape.reduce((product, length) => product * length, 1);

/** The shape that both can be repeated to. @throws if there is none. */
export function broadcastShape(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const [m, n] = [lengthOf(a, axis, rank), lengthOf(b, axis, rank)];
    if (m !== n && m !== 1 && n !== 1)
      throw new RangeError(`broadcastShape: expected shapes that fit, got [${a}] and [${b}]`);
    return m === 1 ? n : m;
  });
}

/** For every entry of `whole`, row-major, the index of the entry of `part` that stands there when part is repeated. */
export function arrangement(whole: Shape, part: Shape): Uint32Array {
  const at = new Uint32Array(sizeOf(whole));
  let [stride, inner] = [1, 1];
  for (let axis = whole.length - 1; axis >= 0; axis--) {
    const length = whole[axis]!;
    if (lengthOf(part, axis, whole.length) > 1) {
      for (let i = 0; i < at.length; i++) at[i]! += (Math.floor(i / inner) % length) * stride;
      stride *= length;
    }
    inner *= length;
  }
  return at;
}

/** The length of an axis of the wider shape in a shape that may lack it. */
const lengthOf = (shape: Shape, axis: number, rank: number): number => shape[axis - rank + shape.length] ?? 1;
