const table = document.getElementById('operators');
const body = table.tBodies[0];
const rows = [...body.rows];
const search = document.getElementById('search');
const engine = document.getElementById('engine');
const family = document.getElementById('family');
const differs = document.getElementById('differs');

function filter() {
  const wanted = search.value.trim().toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const fits = row.cells[0].textContent.toLowerCase().includes(wanted)
      && (!engine.value || row.dataset.engine === engine.value)
      && (!family.value || row.dataset.family === family.value)
      && (!differs.checked || row.dataset.differs === '1');
    row.hidden = !fits;
    shown += fits;
  }
  document.getElementById('shown').textContent = `${shown} of ${rows.length}`;
}

function keyOf(row, column) {
  const cell = row.cells[column];
  if (cell.dataset.v !== undefined) return Number(cell.dataset.v) || 0;
  if (cell.className !== 'cell') return cell.textContent;
  return cell.querySelectorAll('.failed').length * 10 + cell.querySelectorAll('.unsupported').length;
}

function sort(header) {
  const order = header.dataset.order === '1' ? -1 : 1;
  for (const other of header.parentNode.cells) delete other.dataset.order;
  header.dataset.order = order;
  const column = header.cellIndex;
  rows.sort((a, b) => {
    const [x, y] = [keyOf(a, column), keyOf(b, column)];
    return order * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y)));
  });
  body.append(...rows);
}

for (const input of [search, engine, family, differs]) input.addEventListener('input', filter);
for (const header of table.tHead.rows[0].cells) header.addEventListener('click', () => sort(header));
filter();
