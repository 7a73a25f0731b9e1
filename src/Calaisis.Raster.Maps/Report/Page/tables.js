// Tables that sort by their headings and hand themselves on as CSV, as the files of the run are: semicolons, a decimal
// point, a mark that tells Excel of UTF-8, all digits.
const collator = new Intl.Collator(isFrench ? 'fr' : 'en', { numeric: true });

// Rows without a value come last, whichever way it goes; equal rows keep their order.
function compare(a, b, direction) {
  if (a === null || b === null) return (a === null) - (b === null);
  return direction * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
}

function csv(names, rows) {
  const field = value => {
    if (value === null) return '';
    const plain = String(value);
    return typeof value === 'number' || (plain && !/[";\r\n]|^\s|\s$/.test(plain)) ? plain : `"${plain.replaceAll('"', '""')}"`;
  };
  return '\uFEFF' + [names, ...rows].map(row => row.map(field).join(';') + '\n').join('');
}

function download(name, content) {
  const address = URL.createObjectURL(new Blob([content], { type: 'text/csv;charset=utf-8' }));
  const link = element('a', { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// rows: [{ values, make }], where make gives the row of the page; most: how many are shown at first.
function sortable(table, name, columns, rows, most = Infinity) {
  const body = table.tBodies[0];
  const headings = [...table.tHead.rows[0].cells].filter(cell => cell.dataset.name !== undefined);
  let limit = most;
  const more = element('button', { type: 'button', onclick: () => { limit = Infinity; fill(); } });
  const tools = element('p', { class: 'table-tools' },
    element('button', { type: 'button', class: 'csv', onclick: () => download(`${name}.csv`, csv(columns, rows.map(row => row.values))) }, text('download')),
    more);

  headings.forEach((heading, place) => {
    const button = element('button', { type: 'button', title: heading.title || null }, ...heading.childNodes);
    heading.removeAttribute('title');
    heading.append(button);
    button.addEventListener('click', () => {
      const direction = heading.getAttribute('aria-sort') === 'ascending' ? -1 : 1;
      headings.forEach(other => other.removeAttribute('aria-sort'));
      heading.setAttribute('aria-sort', direction > 0 ? 'ascending' : 'descending');
      rows = rows.map((row, i) => [row, i])
        .sort(([a, i], [b, j]) => compare(a.values[place], b.values[place], direction) || i - j)
        .map(([row]) => row);
      fill();
    });
  });

  function fill() {
    body.replaceChildren(...rows.slice(0, limit).map(row => row.make()));
    more.hidden = rows.length <= limit;
    more.textContent = `${text('showAll')} (${number(rows.length)})`;
  }

  fill();
  return tools;
}

// A table that stands in the page already.
function sortInPage(table) {
  const headings = [...table.tHead.rows[0].cells];
  const rows = [...table.tBodies[0].rows].map(row => ({
    values: [...row.cells].map(cell => cell.dataset.value === '' ? null : cell.classList.contains('number') ? Number(cell.dataset.value) : cell.dataset.value),
    make: () => row,
  }));
  const tools = sortable(table, table.dataset.name, headings.map(heading => heading.dataset.name), rows);
  table.parentElement.after(tools);
}
