/* A block copied from a spreadsheet spreads over the cells from the one it is pasted into. */
document.addEventListener("paste", (event) => {
  const first = event.target.closest("input[data-cell]");
  const text = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
  if (!first || !/[\t\n]/.test(text.trim())) return;
  event.preventDefault();
  const row = first.closest("tr");
  const rows = [...row.parentElement.rows];
  const column = [...row.querySelectorAll("input[data-cell]")].indexOf(first);
  text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, down) => {
    const target = rows[rows.indexOf(row) + down];
    if (!target) return;
    const cells = [...target.querySelectorAll("input[data-cell]")];
    line.split("\t").forEach((value, right) => {
      const cell = cells[column + right];
      if (cell) cell.value = value.trim();
    });
  });
});
