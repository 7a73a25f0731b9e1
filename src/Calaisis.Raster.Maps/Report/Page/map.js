const widestCellPixels = 14;

// The map is Lambert-93 itself: one unit is one metre, north is up.
function makeMap(ground) {
  const [west, south, east, north] = index.bounds, whole = [[south, west], [north, east]];
  // Nearer than this a cell would be a large square that says nothing more.
  const nearest = Math.floor(4 * Math.log2(widestCellPixels / index.cell)) / 4;
  const map = L.map('map', {
    crs: L.CRS.Simple, minZoom: -10, maxZoom: nearest, zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 120, maxBoundsViscosity: 1,
    attributionControl: false, zoomControl: false, zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  // Beyond the data there is nothing to see: the map stops there.
  const bound = () => map.setMinZoom(Math.floor(4 * map.getBoundsZoom(whole)) / 4);
  bound();
  map.on('resize', bound);
  map.setMaxBounds(L.latLngBounds(whole).pad(0.02));
  const home = () => map.fitBounds(territoryBounds(ground) ?? whole, { padding: [8, 8] });
  home();
  L.control.zoom({ zoomInTitle: text('zoomIn'), zoomOutTitle: text('zoomOut') }).addTo(map);
  const back = L.control({ position: 'topleft' });
  back.onAdd = () => {
    const button = element('button', { type: 'button', class: 'home', title: text('whole'), 'aria-label': text('whole') }, '⤢');
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener('click', home);
    return element('div', { class: 'leaflet-bar' }, button);
  };
  back.addTo(map);
  L.control.scale({ imperial: false, maxWidth: 160 }).addTo(map);
  addCoordinates(map);
  addGround(map, ground);
  return map;
}

function addCoordinates(map) {
  const control = L.control({ position: 'topright' });
  const place = element('div', { class: 'coordinates', id: 'coordinates' });
  control.onAdd = () => place;
  control.addTo(map);
  const show = ({ lat, lng }) => { place.textContent = `${index.crs}  X ${whole(lng)}  Y ${whole(lat)} m`; };
  const whole = value => number(Math.round(value));
  map.on('mousemove', event => show(event.latlng));
  map.on('moveend', () => show(map.getCenter()));
  show(map.getCenter());
}

const groundPoints = part => points(part, index.groundUnit);

const territoryRings = ground => ground.territory.parts.map(groundPoints);

function territoryBounds(ground) {
  const rings = territoryRings(ground);
  return rings.length > 0 ? L.latLngBounds(rings.flat()) : null;
}

// What is not the territory lies under a veil, and its outline over everything but names.
function addTerritory(map, ground, renderers) {
  const rings = territoryRings(ground);
  if (rings.length === 0) return;
  const [west, south, east, north] = index.bounds;
  const veil = { stroke: false, fillColor: '#FFFFFF', fillOpacity: 0.5, interactive: false, renderer: renderers.ways };
  L.polygon([[[south, west], [north, west], [north, east], [south, east]], ...rings], veil).addTo(map);
  L.polygon(rings, { fill: false, color: '#FFFFFF', weight: 4.5, opacity: 0.8, interactive: false, renderer: renderers.ways }).addTo(map);
  L.polygon(rings, { ...groundStyles.Territory, interactive: false, renderer: renderers.ways }).addTo(map);
}

async function addUrban(map) {
  if (!index.urban) return;
  const [west, south, east, north] = index.urban.bounds;
  const image = await picture({ ...index.urban, colours: [null, groundStyles.Urban.fillColor] });
  L.imageOverlay(image, [[south, west], [north, east]], { pane: 'urban', className: 'cells', alt: text('Urban') }).addTo(map);
}

function addGround(map, ground) {
  map.createPane('land').style.zIndex = 200;
  map.createPane('urban').style.zIndex = 210;
  map.createPane('ground').style.zIndex = 300;
  map.createPane('ways').style.zIndex = 410;
  map.createPane('names').style.zIndex = 450;
  for (const pane of ['land', 'urban', 'ground', 'ways', 'names']) map.getPane(pane).style.pointerEvents = 'none';
  const renderers = { land: L.canvas({ pane: 'land', padding: 0.2 }), ground: L.canvas({ pane: 'ground', padding: 0.2 }), ways: L.canvas({ pane: 'ways', padding: 0.2 }) };
  const [west, south, east, north] = index.bounds;
  L.rectangle([[south, west], [north, east]], { stroke: false, fillColor: '#FBFAF5', fillOpacity: 1, interactive: false, renderer: renderers.land }).addTo(map);
  addUrban(map);
  for (const { kind, parts } of ground.features) {
    const style = groundStyles[kind], renderer = renderers[style.fill ? 'ground' : 'ways'];
    const lines = parts.map(groundPoints);
    (style.fill ? L.polygon(lines, { ...style, renderer, interactive: false }) : L.polyline(lines, { ...style, renderer, interactive: false })).addTo(map);
  }
  addTerritory(map, ground, renderers);
  addNames(map, ground.places);
}

// From how many pixels per kilometre on a place is named, by its rank.
const namedFrom = [0, 0, 12, 26];

// Names that find room, the more important first.
function addNames(map, places) {
  const group = L.layerGroup().addTo(map);
  const fill = () => {
    group.clearLayers();
    const taken = [], bounds = map.getBounds(), pixelsPerKilometre = 1000 * 2 ** map.getZoom();
    for (const [name, x, y, rank] of places) {
      if (!bounds.contains([y, x]) || pixelsPerKilometre < namedFrom[Math.min(3, rank)]) continue;
      const at = map.latLngToContainerPoint([y, x]), half = name.length * (rank === 1 ? 4.4 : 3.6) + 14;
      const box = L.bounds([at.x - half, at.y - 13], [at.x + half, at.y + 13]);
      if (taken.some(other => other.intersects(box))) continue;
      taken.push(box);
      const icon = L.divIcon({ className: `place rank-${Math.min(3, rank)}`, html: element('span', {}, name), iconSize: null });
      L.marker([y, x], { icon, pane: 'names', interactive: false, keyboard: false }).addTo(group);
    }
  };
  map.on('zoomend moveend', fill);
  fill();
}

// The outlines of the divisions of the territory, each with a switch.
function zoneSwitches(map, ground) {
  const renderer = L.canvas({ pane: 'ways', padding: 0.2 });
  return ground.zones.map((zones, i) => {
    const outline = L.polygon(zones.parts.map(groundPoints), { renderer, interactive: false, fill: false, color: '#37474F', weight: i === 0 ? 0.9 : 1.6, dashArray: i === 0 ? '3 3' : '8 4' });
    const box = element('input', { type: 'checkbox', id: `zones-${i}` });
    box.addEventListener('change', () => box.checked ? outline.addTo(map) : outline.remove());
    return element('div', { class: 'layer' }, box, element('label', { for: `zones-${i}` }, text('zones') + zones.name));
  });
}
