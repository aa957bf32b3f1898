// The dialog with the numbers of a figure.

import { node } from "../../frame/elements.js";
import { MOST_ROWS, csv, tables } from "./table.js";

// Open it for a panel.
export function showNumbers({ data, plot, board }) {
  const dialog = board.find("dialog");
  // A film has changed the matrices since.
  const live = data.figure.data.map((trace, place) => (trace.z ? { ...trace, z: plot.data[place].z } : trace));
  const all = tables({ data: live, layout: data.figure.layout });
  dialog.querySelector("h2").textContent = data.title || data.alt;
  dialog.querySelector(".tables").replaceChildren(...all.map((table) => element(table, board.format)));
  const save = dialog.querySelector("a");
  save.textContent = board.texts.csv;
  save.download = `${data.name}.csv`;
  save.href = URL.createObjectURL(new Blob([csv(all)], { type: "text/csv" }));
  dialog.querySelector(".close").textContent = board.texts.close;
  dialog.showModal();
  dialog.addEventListener("close", () => URL.revokeObjectURL(save.href), { once: true });
}

function element({ title, head, rows }, format) {
  const table = document.createElement("table");
  table.createCaption().textContent = title;
  const top = table.createTHead().insertRow();
  top.append(...head.map((name) => node("th", "", format(name))));
  const body = table.createTBody();
  for (const row of rows.slice(0, MOST_ROWS))
    body.insertRow().append(...row.map((value) => node("td", "", format(value))));
  return table;
}
