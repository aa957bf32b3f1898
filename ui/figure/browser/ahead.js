// Fetch plotly.js when nothing else is done.

import { fetchAhead } from "./plotly.js";

export default function ({ data: [address] }) {
  fetchAhead(address);
}
