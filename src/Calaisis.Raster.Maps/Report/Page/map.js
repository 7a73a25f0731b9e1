// The map is Lambert-93 itself: one unit is one metre, north is up.
function makeMap(ground) {
  const [west, south, east, north] = index.bounds, whole = [[south, west], [north, east]];
  const map = L.map('map', {
    crs: L.CRS.Simple, minZoom: -10, maxZoom: 1, zoomSnap: 0.25, zoomDelta: 0.5, wheelPxPerZoomLevel: 120,
    attributionControl: false, zoomControl: false, zoomAnimation: !matchMedia('(prefers-reduced-motion: reduce)').matches,
  });
  map.fitBounds(whole);
  map.setMinZoom(map.getZoom() - 1);
  map.setMaxBounds(L.latLngBounds(whole).pad(0.5));
  L.control.zoom({ zoomInTitle: text('zoomIn'), zoomOutTitle: text('zoomOut') }).addTo(map);
  const home = L.control({ position: 'topleft' });
  home.onAdd = () => {
    const button = element('button', { type: 'button', class: 'home', title: text('whole'), 'aria-label': text('whole') }, '⤢');
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener('click', () => map.fitBounds(whole));
    return element('div', { class: 'leaflet-bar' }, button);
  };
  home.addTo(map);
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

function addGround(map, ground) {
  map.createPane('ground').style.zIndex = 300;
  map.createPane('ways').style.zIndex = 410;
  map.createPane('names').style.zIndex = 450;
  for (const pane of ['ground', 'ways', 'names']) map.getPane(pane).style.pointerEvents = 'none';
  const renderers = { ground: L.canvas({ pane: 'ground', padding: 0.2 }), ways: L.canvas({ pane: 'ways', padding: 0.2 }) };
  for (const { kind, parts } of ground.features) {
    const style = groundStyles[kind], renderer = renderers[style.fill ? 'ground' : 'ways'];
    const lines = parts.map(groundPoints);
    (style.fill ? L.polygon(lines, { ...style, renderer, interactive: false }) : L.polyline(lines, { ...style, renderer, interactive: false })).addTo(map);
  }
  addNames(map, ground.places);
}

// Names that find room, the more important first.
function addNames(map, places) {
  const group = L.layerGroup().addTo(map);
  const fill = () => {
    group.clearLayers();
    const taken = [], bounds = map.getBounds();
    for (const [name, x, y, rank] of places) {
      if (!bounds.contains([y, x])) continue;
      const at = map.latLngToContainerPoint([y, x]), half = name.length * (rank === 1 ? 4.4 : 3.6) + 6;
      const box = L.bounds([at.x - half, at.y - 9], [at.x + half, at.y + 9]);
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
