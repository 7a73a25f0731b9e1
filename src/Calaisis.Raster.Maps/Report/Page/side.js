// One side of the divider: a scenario of a trame drawn into panes of its own, which can be cut off at the divider.
const drawnOrder = ['corridors', 'links', 'habitats', 'stepping_stones', 'conflicts'];

// Which layers are shown, and how strongly; kept when another trame is chosen.
const looks = new Map([['changes', { shown: true, opacity: 1 }], ['links', { shown: true, opacity: 1 }], ['corridors', { shown: true, opacity: 0.8 }]]);

function look(layer) {
  if (!looks.has(layer.name)) looks.set(layer.name, { shown: layer.cells === undefined || layer.shown, opacity: layer.cells === undefined ? 1 : 0.8 });
  return looks.get(layer.name);
}

const mutedShare = 0.35;

// What is gained and lost, unpacked; lost first, so that what is gained lies on top.
const changesOf = changes => Promise.all(['lost', 'gained'].map(async kind => {
  const [areas, cores, lines] = await Promise.all(['areas', 'cores', 'lines'].map(part => contents(changes[kind][part])));
  return { kind, areas: areas.filter(Boolean), cores: cores.filter(Boolean), lines: lines.filter(Boolean) };
}));

class Side {
  constructor(map, name) {
    this.map = map;
    this.panes = ['raster', 'vector'].map((kind, i) => {
      const pane = map.createPane(`${kind}-${name}`);
      pane.style.zIndex = [250, 400][i];
      return pane;
    });
    this.rasterPane = `raster-${name}`;
    this.renderer = L.canvas({ pane: `vector-${name}`, padding: 0.2, tolerance: 4 });
    this.group = L.layerGroup().addTo(map);
    this.features = new Map();
    this.turn = 0;
  }

  // Draws all that is to be seen; a later call overtakes an earlier one that is still unpacking.
  // Beside changes that are shown everything else is pale, on both sides alike.
  async show(trame, isMuted) {
    const turn = ++this.turn;
    const changes = trame.changes && looks.get('changes').shown ? await changesOf(trame.changes) : [];
    const layers = drawnOrder.map(name => trame.layers.find(layer => layer.name === name)).filter(layer => layer && look(layer).shown);
    const rasters = trame.rasters.filter(raster => look(raster).shown);
    const images = await Promise.all(rasters.map(picture));
    const unpackedLayers = await Promise.all(layers.map(async layer => ({ layer, table: await tableOf(layer), shapes: await shapesOf(layer) })));
    if (turn !== this.turn) return;
    this.group.clearLayers();
    this.features.clear();
    rasters.forEach((raster, i) => this.addRaster(raster, images[i]));
    for (const { layer, table, shapes } of unpackedLayers) this.addLayer(trame, layer, table, shapes, isMuted ? mutedShare : 1);
    for (const change of changes) this.addChange(change);
    // A core area weighs more than a corridor: none of them is covered.
    for (const change of changes) this.addCoreChange(change);
  }

  addChange({ kind, areas, lines }) {
    const style = changeStyles[kind], opacity = looks.get('changes').opacity, common = { renderer: this.renderer, interactive: false };
    for (const parts of areas)
      L.polygon(parts.map(part => points(part)), { ...common, ...style, weight: 0.8, dashArray: null, opacity, fillOpacity: 0.9 * opacity }).addTo(this.group);
    for (const parts of lines) {
      const places = parts.map(part => points(part));
      L.polyline(places, { ...common, color: style.color, weight: 6, opacity }).addTo(this.group);
      L.polyline(places, { ...common, color: style.fillColor, weight: 3, dashArray: style.dashArray, opacity }).addTo(this.group);
    }
  }

  addCoreChange({ kind, cores }) {
    const { color, dashArray } = changeStyles[kind], opacity = looks.get('changes').opacity;
    for (const parts of cores)
      L.polygon(parts.map(part => points(part)), { renderer: this.renderer, interactive: false, color: '#FFFFFF', weight: 1.5, dashArray, fillColor: color, opacity, fillOpacity: opacity }).addTo(this.group);
  }

  addRaster(raster, image) {
    const [west, south, east, north] = raster.bounds;
    L.imageOverlay(image, [[south, west], [north, east]],
      { pane: this.rasterPane, opacity: look(raster).opacity, alt: raster.title, className: 'cells' }).addTo(this.group);
  }

  addLayer(trame, layer, table, shapes, share) {
    const places = new Map(table.columns.map((column, i) => [column.name, i]));
    table.rows.forEach((row, i) => {
      const value = name => places.has(name) ? row[places.get(name)] : null;
      const made = shapes[i]?.length ? feature(layer.name, value, shapes[i], trame, look(layer).opacity * share, this.renderer) : null;
      if (!made) return;
      made.bindPopup(() => popup(layer.name, table.columns, row), { maxWidth: 340, maxHeight: 320 });
      made.addTo(this.group);
      this.features.set(`${layer.name} ${row[0]}`, made);
    });
  }

  // Goes to a feature and says what is known of it.
  find(layer, id) {
    const found = this.features.get(`${layer} ${id}`);
    if (!found) return false;
    if (found.getBounds) this.map.fitBounds(found.getBounds(), { maxZoom: -2, animate: false });
    else this.map.setView(found.getLatLng(), Math.max(this.map.getZoom(), -3), { animate: false });
    found.openPopup(found.getBounds ? inside(found) : undefined);
    return true;
  }

  // null shows all; else what lies between two places of the frame, in pixels.
  cut(left, right) {
    const size = this.map.getSize(), corner = this.map.containerPointToLayerPoint([0, 0]);
    const [x1, x2, y1, y2] = [corner.x + left, corner.x + right, corner.y - size.y, corner.y + 2 * size.y];
    for (const pane of this.panes)
      pane.style.clipPath = left === null ? '' : `polygon(${x1}px ${y1}px, ${x2}px ${y1}px, ${x2}px ${y2}px, ${x1}px ${y2}px)`;
  }

  set hidden(value) {
    for (const pane of this.panes) pane.style.display = value ? 'none' : '';
  }
}

// A point of a line, or a corner of an area: near enough to hang a popup on.
function inside(found) {
  let place = found.getLatLngs();
  while (Array.isArray(place[0])) place = place[0];
  return place[Math.floor(place.length / 2)];
}

function popup(layer, columns, row) {
  const list = element('dl', { class: 'facts' });
  const named = columns.findIndex(column => column.name === 'name');
  columns.forEach((column, i) => {
    if (i === 0 || i === named || row[i] === null) return;
    const unit = column.unit && !column.title.includes(`(${column.unit}`) && !column.title.includes('(m²)') ? `\u00A0${column.unit}` : '';
    list.append(element('dt', { title: column.meaning || null }, column.title), element('dd', { 'data-name': column.name }, shown(row[i], column) + unit));
  });
  return element('div', { class: 'popup' }, element('h4', {}, `${text(`${layer}One`)} ${row[0]}${row[named] ? ` : ${row[named]}` : ''}`), list);
}
