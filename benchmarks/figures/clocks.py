"""Scripts that take the time in the page, since a look from outside takes some itself."""

# The clock starts with a key, and notes the first and the last change of a picture, all of whose
# canvases are looked at in every frame.
PICTURE_CLOCK = """stage => {
  const small = new OffscreenCanvas(64, 64);
  const pen = small.getContext('2d', { willReadFrequently: true });
  const look = () => {
    pen.clearRect(0, 0, 64, 64);
    for (const canvas of stage.querySelectorAll('canvas:not(.gl-canvas-pick)')) {
      if (canvas.width) pen.drawImage(canvas, 0, 0, 64, 64);
    }
    return pen.getImageData(0, 0, 64, 64).data.reduce((sum, value) => (31 * sum + value) | 0, 7);
  };
  const clock = (window.clock = { seen: look() });
  const begin = () => Object.assign(clock, { start: performance.now(), first: 0 });
  addEventListener('keydown', begin, true);
  const tick = () => {
    const seen = look();
    const now = performance.now();
    if (seen !== clock.seen && clock.start) {
      Object.assign(clock, { first: clock.first || now, last: now });
    }
    clock.seen = seen;
    requestAnimationFrame(tick);
  };
  tick();
}"""
SETTLED = "quiet => window.clock.first && performance.now() - window.clock.last > quiet"
# The clock starts when the button is let go, and stops when the page shows another text.
RELEASE_CLOCK = (
    "addEventListener('pointerup', () => { window.released = performance.now(); }, true)"
)
ANSWERED = """([selector, before]) => {
  const text = document.querySelector(selector)?.innerText ?? '';
  return text && text !== before ? performance.now() - window.released : false;
}"""
# The clock starts with the mouse's first move, and stops when the card shows another image.
CARD_CLOCK = """card => {
  const before = card.innerText;
  let start;
  window.lap = null;
  const begin = () => { start = performance.now(); };
  addEventListener('mousemove', begin, { capture: true, once: true });
  const watch = new MutationObserver(() => {
    if (!start || card.hidden || card.innerText === before) return;
    window.lap = performance.now() - start;
    watch.disconnect();
  });
  watch.observe(card, { attributes: true, childList: true, subtree: true });
}"""

FRAMES = """() => new Promise((done) => {
  const begun = performance.now();
  let n = 0;
  const tick = () => {
    n += 1;
    const gone = performance.now() - begun;
    if (gone < 3000) requestAnimationFrame(tick);
    else done((1000 * n) / gone);
  };
  requestAnimationFrame(tick);
})"""
