// Fetch what figures are drawn by when nothing else is done.

import { fetchAhead, whenIdle } from "./plotly.js";

export default function ({ data: [address] }) {
  fetchAhead(address);
  whenIdle(() => import("./figure.js"));
}
