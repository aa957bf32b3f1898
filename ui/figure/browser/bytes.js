// Arrays on their way from and to NumPy.

const KINDS = {
  u1: Uint8Array,
  i1: Int8Array,
  u2: Uint16Array,
  i2: Int16Array,
  u4: Uint32Array,
  i4: Int32Array,
  f4: Float32Array,
  f8: Float64Array,
};

export const bytes = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));

// Return the numbers of what Plotly's Python library makes of an array; a list stays one.
export function numbers(array) {
  if (!array?.bdata) return array ?? [];
  return new KINDS[array.dtype](bytes(array.bdata).buffer);
}

// Eight bits a byte, the first in its highest bit, as NumPy reads them.
export function packed(mask) {
  const bits = new Uint8Array(Math.ceil(mask.length / 8));
  mask.forEach((bit, i) => {
    bits[i >> 3] |= bit << (7 - (i & 7));
  });
  return btoa(bits.reduce((text, byte) => text + String.fromCharCode(byte), ""));
}
