// The attributes of what the map shows, a layer at a time; from here the keyboard reaches every feature.
const firstRows = 100;

async function attributeTable(scenario, trame, layer, go) {
  const table = await tableOf(layer);
  const rows = table.rows.map(values => ({ values, make: () => attributeRow(table.columns, values, layer, go) }));
  const made = element('table', { class: 'sortable', 'data-name': layer.name },
    element('caption', {}, `${text(layer.name)}, ${trame.title}`),
    element('thead', {}, element('tr', {}, ...table.columns.map(column =>
      element('th', { scope: 'col', class: column.text ? 'text' : 'number', 'data-name': column.name, title: [column.meaning, column.unit].filter(Boolean).join('; ') || null }, column.title)))),
    element('tbody'));
  const tools = sortable(made, `${scenario.name}-${trame.name}-${layer.name}`, table.columns.map(column => column.name), rows, firstRows);
  return [element('div', { class: 'table-frame', tabindex: 0, role: 'region', 'aria-label': text(layer.name) }, made), tools];
}

function attributeRow(columns, values, layer, go) {
  return element('tr', {}, ...columns.map((column, i) => {
    if (i > 0) return element('td', { class: column.text ? 'text' : 'number', 'data-value': values[i] ?? '' }, shown(values[i], column));
    const label = shown(values[0], column);
    const button = element('button', { type: 'button', class: 'go', 'aria-label': `${text('showOnMap')} ${label}`, title: text('showOnMap'), onclick: () => go(layer.name, values[0]) }, label);
    return element('th', { scope: 'row', class: 'number', 'data-value': values[0] ?? '' }, button);
  }));
}

// Buttons for the layers of a trame; the one pressed is shown.
function attributeChoice(scenario, trame, go) {
  const place = document.getElementById('attribute-table');
  const layers = trame.layers.filter(layer => layer.count > 0);
  if (layers.length === 0) place.replaceChildren(text('none'));
  const buttons = layers.map(layer => element('button', { type: 'button', 'aria-pressed': 'false', 'data-layer': layer.name, onclick: () => press(layer) }, `${text(layer.name)} (${number(layer.count)})`));
  document.getElementById('attribute-choice').replaceChildren(...buttons);
  const press = async layer => {
    buttons.forEach(button => button.setAttribute('aria-pressed', String(button.dataset.layer === layer.name)));
    place.replaceChildren(...await attributeTable(scenario, trame, layer, go));
  };
  if (layers.length > 0) press(layers[0]);
}
