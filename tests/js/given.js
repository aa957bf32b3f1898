// What tests of the scripts share.

// Return an object with a class's methods and the given fields, without the page that its
// constructor asks for.
export function part(made, fields) {
  return Object.defineProperties(Object.create(made.prototype), Object.getOwnPropertyDescriptors(fields));
}

// Return numbers as the server sends them: their bytes in base64.
export function sent(numbers) {
  return Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString("base64");
}

// Fail where numbers differ by more than rounding.
export function assertClose(actual, expected, tolerance = 1e-6) {
  const [some, others] = [[actual].flat(), [expected].flat()];
  const near = some.length === others.length && some.every((one, at) => Math.abs(one - others[at]) <= tolerance);
  if (!near) throw new Error(`[${some}] is not [${others}]`);
}
