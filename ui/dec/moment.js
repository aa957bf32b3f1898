// Where a moment lies in a film of DEC.

// Return where a clock's step lies among the frames of a film: between two of them, a fraction.
export function frameAt(steps, step) {
  const place = Math.max(
    0,
    steps.findLastIndex((one) => one <= step),
  );
  const [here, next] = [steps[place], steps[place + 1]];
  return next === undefined ? place : place + Math.max(0, step - here) / (next - here);
}
