
"use strict";
// Tables that are sorted by the column on whose header somebody clicks; blanks stay at the end.
for (const table of document.querySelectorAll("table.sorted")) {
  const headers = Array.from(table.tHead.rows[0].cells);
  const body = table.tBodies[0];

  const value = (row, column) => {
    const cell = row.cells[column];
    const number = cell.dataset.n;
    return number === undefined ? cell.textContent : Number(number);
  };

  // Numbers stand before texts, and texts before blanks, up or down.
  const kind = (one) => (typeof one === "number" ? 0 : one === "" ? 2 : 1);

  const compare = (one, other) =>
    typeof one === "number" ? one - other : one.localeCompare(other, "en", { numeric: true });

  headers.forEach((header, column) => {
    const button = header.querySelector("button");
    button.title = `Sort by ${button.textContent}`;
    button.addEventListener("click", () => {
      const falling = header.getAttribute("aria-sort") === "ascending";
      headers.forEach((each) => each.removeAttribute("aria-sort"));
      header.setAttribute("aria-sort", falling ? "descending" : "ascending");
      const rows = Array.from(body.rows).map((row) => [value(row, column), row]);
      rows.sort(
        ([one], [other]) =>
          kind(one) - kind(other) || (falling ? compare(other, one) : compare(one, other)),
      );
      body.append(...rows.map(([, row]) => row));
    });
  });
}
