// Moves, turns and zooms a map without a mouse.

const STEP = 0.1; // of the map's width
const TURN = 0.2; // radians
const CLOSER = 1.3;
const STEEPEST = 1.5; // radians above the ground
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

// Return what Plotly's relayout takes for a key, nothing for a key that means nothing here.
export function step(key, layout, first) {
  const deep = Boolean(layout.scene?.camera);
  if (ARROWS[key]) return deep ? turned(layout.scene.camera, ...ARROWS[key]) : moved(layout, ...ARROWS[key]);
  const factor = { "+": CLOSER, "=": CLOSER, "-": 1 / CLOSER }[key];
  if (factor) return deep ? nearer(layout.scene.camera, factor) : zoomed(layout, factor);
  if (key === "0")
    return deep ? { "scene.camera": first.scene.camera } : { "xaxis.autorange": true, "yaxis.autorange": true };
  return null;
}

function moved(layout, right, up) {
  return ranged(layout, [right, up], (share, [from, to]) => {
    const by = share * STEP * (to - from);
    return [from + by, to + by];
  });
}

// Zoom by a factor about a place given in shares of the map, its middle by default.
export function zoomed(layout, factor, about = [0.5, 0.5]) {
  return ranged(layout, about, (share, [from, to]) => {
    const [still, size] = [from + share * (to - from), (to - from) / factor];
    return [still - share * size, still + (1 - share) * size];
  });
}

function ranged({ xaxis, yaxis }, about, change) {
  const [x, y] = about;
  return { "xaxis.range": change(x, xaxis.range), "yaxis.range": change(y, yaxis.range) };
}

// Return a new layout with the view of the one before, as long as it shows the same. Plotly itself
// keeps only some of what the mouse has changed, and nothing of keys and fingers.
export function kept(layout, before) {
  if (layout.uirevision !== before.uirevision) return layout;
  const camera = before.camera ?? layout.scene?.camera;
  if (layout.scene) return { ...layout, scene: { ...layout.scene, camera } };
  if (before.xaxis.autorange !== false) return layout;
  const view = ({ range, autorange }) => ({ range: [...range], autorange });
  const [xaxis, yaxis] = ["xaxis", "yaxis"].map((axis) => ({ ...layout[axis], ...view(before[axis]) }));
  return { ...layout, xaxis, yaxis };
}

function turned({ eye, ...camera }, right, up) {
  const distance = Math.hypot(eye.x, eye.y, eye.z);
  const around = Math.atan2(eye.y, eye.x) + right * TURN;
  const above = Math.asin(eye.z / distance) + up * TURN;
  const steep = Math.min(STEEPEST, Math.max(-STEEPEST, above));
  const flat = distance * Math.cos(steep);
  const place = { x: flat * Math.cos(around), y: flat * Math.sin(around), z: distance * Math.sin(steep) };
  return { "scene.camera": { ...camera, eye: place } };
}

function nearer({ eye, ...camera }, factor) {
  const place = { x: eye.x / factor, y: eye.y / factor, z: eye.z / factor };
  return { "scene.camera": { ...camera, eye: place } };
}

// Call with the factor and the middle of two fingers on an element that move apart or together.
export function listenToPinch(element, act) {
  let gap = 0;
  const apart = ([a, b]) => Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
  const begin = ({ touches }) => (gap = touches.length === 2 ? apart(touches) : 0);
  element.addEventListener("touchstart", begin, { capture: true, passive: true });
  element.addEventListener(
    "touchmove",
    (event) => {
      if (!gap || event.touches.length !== 2) return;
      event.preventDefault();
      const [[a, b], before] = [event.touches, gap];
      gap = apart(event.touches);
      act(gap / before, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2);
    },
    { capture: true, passive: false },
  );
}
