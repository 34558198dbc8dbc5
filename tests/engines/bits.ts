/**
 * A fingerprint of the exact bits of numbers: 64-bit FNV-1a over their bytes, as 16 hexadecimal digits. One unit in
 * the last place of one number, or the sign of a zero, gives another fingerprint.
 *
 * Left out: cryptography. Nobody attacks a test; two engines that differ only have to be told apart.
 */

/** The fingerprint of arrays one after another; a Float32Array counts four bytes a number, a Float64Array eight. */
export function fingerprint(...arrays: readonly (Float32Array | Float64Array)[]): string {
  return fnv1a(arrays.map(bytesOf));
}

/**
 * h ← (h xor byte) · p modulo 2⁶⁴, byte after byte, with p = 2⁴⁰ + 435; h is kept as two words of 32 bits, since an
 * integer of JavaScript that holds 64 is many times slower. Source: Fowler, Noll and Vo, draft-eastlake-fnv.
 */
export function fnv1a(chunks: readonly Uint8Array[]): string {
  let [high, low] = [0xcbf29ce4, 0x84222325];
  for (const bytes of chunks) {
    for (let i = 0; i < bytes.length; i++) {
      const mixed = (low ^ bytes[i]!) >>> 0;
      // All products stay below 2⁴² and are exact; the part 2⁴⁰ of p lifts `mixed` into the upper word, by 2⁸.
      const product = mixed * 435;
      high = (high * 435 + Math.floor(product / TWO_32) + mixed * 256) >>> 0;
      low = product >>> 0;
    }
  }
  return [high, low].map((word) => word.toString(16).padStart(8, '0')).join('');
}

const TWO_32 = 4294967296;

/** The bytes of every number, lowest first whatever the machine's own order is. */
function bytesOf(values: Float32Array | Float64Array): Uint8Array {
  const size = values.BYTES_PER_ELEMENT;
  const view = new DataView(new ArrayBuffer(values.length * size));
  values.forEach((value, i) => {
    // A NaN has many bit patterns, and JavaScript leaves to the engine which one is stored: all count as one.
    if (Number.isNaN(value)) view.setUint32(i * size + size - 4, 0x7ff80000, true);
    else if (size === 4) view.setFloat32(i * size, value, true);
    else view.setFloat64(i * size, value, true);
  });
  return new Uint8Array(view.buffer);
}
