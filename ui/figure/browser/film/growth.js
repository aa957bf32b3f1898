// What a film has grown by since the page ran: its newest frames, straight from the server.

import { keep } from "./reel.js";

// Add to what a page sent of its films, `{film: {reels, pulse}, plots}`, what the server told since,
// `{newest, film, steps, moments, plots: {name: {captions, frames}}}`. Tell whether any was new.
export function grow(data, told) {
  const reel = data.film?.reels.find(({ name }) => name === told.film);
  const first = reel ? told.steps.findIndex((step) => step > (reel.steps.at(-1) ?? -1)) : -1;
  if (first < 0 || !data.film.pulse) return false;
  data.film.pulse.known = told.newest;
  const longer = (before, more) => [...before, ...more.slice(first)];
  reel.steps = longer(reel.steps, told.steps);
  reel.moments = longer(reel.moments, told.moments);
  for (const plot of data.plots) {
    const { captions, frames } = (plot.film?.name === told.film && told.plots[plot.name]) || {};
    if (!frames) continue;
    plot.film.steps = longer(plot.film.steps, told.steps);
    plot.captions = longer(plot.captions, captions);
    frames.forEach((part) => keep(part, told.steps));
  }
  return true;
}
