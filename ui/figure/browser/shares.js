// Shares along an axis, as the page's language writes them: Plotly knows "50%" alone.

const SHARES = /\.(\d)%$/;

// Return a layout whose axes of shares say "50 %" where the language does.
export function spelled(layout, locale) {
  const made = Object.entries(layout).map(([name, axis]) => {
    const digits = /^[xy]axis/.test(name) ? SHARES.exec(axis.tickformat ?? "")?.[1] : undefined;
    return [name, digits === undefined ? axis : { ...axis, labelalias: aliases(Number(digits), locale) }];
  });
  return Object.fromEntries(made);
}

// Return what Plotly writes of all shares with so many digits -> what the language does.
export function aliases(digits, locale) {
  const fixed = { style: "percent", minimumFractionDigits: digits, maximumFractionDigits: digits };
  const { format } = new Intl.NumberFormat(locale, /** @type {Intl.NumberFormatOptions} */ (fixed));
  const steps = 100 * 10 ** digits;
  const written = Array.from({ length: steps + 1 }, (_, step) => format(step / steps));
  return Object.fromEntries(written.map((share) => [share.replace(/\s(?=%$)/, ""), share]));
}
