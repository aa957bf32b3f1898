// The colours of the page for a figure, whose makers in Python know neither theme nor visitor.
// They write "var(--violet)" or "var(--ink-50)", the text's colour at half its strength; here it
// becomes what Plotly reads.

const VARIABLE = /^var\((--[\w-]+)\)$/;
const INK = /^--ink-(\d+)$/;
const PAIR = /^light-dark\((.+), (.+)\)$/;

// Return the theme that an element is in: its text, paper and font, and how to resolve a colour.
export function themeOf(element) {
  const style = getComputedStyle(element);
  const variable = (name) => style.getPropertyValue(name).trim();
  const [text, paper] = [variable("--st-text-color"), variable("--st-background-color")];
  const dark = lightness(paper) < lightness(text);
  const scale = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
  return { text, paper, dark, scale, font: variable("--st-font") || style.fontFamily, variable };
}

// Return a figure with its colours resolved; arrays of numbers stay the same objects.
export function resolved(part, theme) {
  if (typeof part === "string") return colour(part, theme);
  if (Array.isArray(part)) {
    const plain = typeof part[0] === "number" && typeof part.at(-1) !== "string"; // no step of colours
    return plain ? part : part.map((item) => resolved(item, theme));
  }
  if (!part || typeof part !== "object" || "bdata" in part) return part;
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, resolved(value, theme)]));
}

// Return a layout or a trace whose letters and margins are larger, as those of the page around it.
export function enlarged(part, scale, name = "") {
  if (scale === 1 || !part || typeof part !== "object" || "bdata" in part) return part;
  if (Array.isArray(part)) return typeof part[0] === "object" ? part.map((item) => enlarged(item, scale)) : part;
  const larger = (key, value) => {
    const grows = name === "margin" || /font$/.test(name) ? key !== "weight" : /standoff$/.test(key);
    return grows && typeof value === "number" ? value * scale : enlarged(value, scale, key);
  };
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, larger(key, value)]));
}

export function colour(text, theme) {
  const [, name] = VARIABLE.exec(text) ?? [];
  if (!name) return text;
  const [, percent] = INK.exec(name) ?? [];
  if (percent) return `rgba(${channels(theme.text)}, ${Number(percent) / 100})`;
  const value = theme.variable(name);
  const [, light, dark] = PAIR.exec(value) ?? [];
  return light ? (theme.dark ? dark : light) : value;
}

// What every figure has unless it says otherwise.
export function template(theme) {
  const { scale = 1 } = theme;
  const faint = colour("var(--ink-13)", theme);
  const axis = {
    gridcolor: faint,
    linecolor: faint,
    zerolinecolor: colour("var(--ink-25)", theme),
    tickfont: { color: colour("var(--ink-70)", theme), size: 12 * scale },
    title: { font: { size: 13 * scale }, standoff: 8 },
    automargin: true,
  };
  const line = mixed(theme, 0.2); // WebGL draws no faint lines
  const scene = { backgroundcolor: theme.paper, showbackground: false, gridcolor: line, zerolinecolor: line };
  return {
    layout: {
      font: { family: theme.font, color: theme.text, size: 13 * scale },
      paper_bgcolor: theme.paper,
      plot_bgcolor: theme.paper,
      margin: { l: 8, r: 8, t: 8, b: 8 },
      xaxis: axis,
      yaxis: axis,
      scene: { xaxis: { ...axis, ...scene }, yaxis: { ...axis, ...scene }, zaxis: { ...axis, ...scene } },
      hoverlabel: { bgcolor: theme.paper, bordercolor: faint, font: { color: theme.text, family: theme.font } },
      legend: { bgcolor: "rgba(0, 0, 0, 0)" },
      modebar: { bgcolor: "rgba(0, 0, 0, 0)", color: colour("var(--ink-50)", theme), activecolor: theme.text },
      newshape: { line: { color: theme.text, width: 1.6, dash: "dash" }, fillcolor: faint },
    },
  };
}

// Return the text's colour on the paper at a share of its strength.
function mixed({ text, paper }, share) {
  const [front, back] = [text, paper].map((part) => channels(part).split(", ").map(Number));
  return `rgb(${back.map((value, place) => Math.round(value + share * (front[place] - value))).join(", ")})`;
}

function lightness(hex) {
  return channels(hex)
    .split(", ")
    .reduce((sum, part) => sum + Number(part), 0);
}

// "#abc" or "#aabbcc" or "rgb(1, 2, 3)" -> "1, 2, 3"
export function channels(text) {
  if (!text.startsWith("#")) return (text.match(/[\d.]+/g) ?? ["0", "0", "0"]).slice(0, 3).join(", ");
  const digits = text.length < 7 ? [...text.slice(1, 4)].map((digit) => digit + digit) : text.slice(1, 7).match(/../g);
  return digits.map((pair) => parseInt(pair, 16)).join(", ");
}
