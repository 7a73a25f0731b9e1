// The list of layers, to be switched and faded, and the legend of what is shown.
function layerSwitch(name, title, state, changed) {
  const box = element('input', { type: 'checkbox', id: `layer-${name}`, 'data-layer': name, checked: state.shown });
  const fade = element('input', {
    type: 'range', min: 10, max: 100, step: 5, value: Math.round(100 * state.opacity), 'data-fade': name,
    'aria-label': `${text('opacity')}, ${title}`, title: text('opacity'),
  });
  box.addEventListener('change', () => { state.shown = box.checked; changed(); });
  fade.addEventListener('input', () => { state.opacity = fade.value / 100; changed(); });
  return element('div', { class: 'layer' }, box, element('label', { for: `layer-${name}` }, title), fade);
}

// The topmost first, as they lie on each other.
function layerList(trame, hasChanges, changed) {
  const drawn = [...drawnOrder].reverse().map(name => trame.layers.find(layer => layer.name === name)).filter(Boolean);
  return [
    ...hasChanges ? [layerSwitch('changes', text('changes'), looks.get('changes'), changed)] : [],
    ...drawn.map(layer => layerSwitch(layer.name, `${text(layer.name)} (${number(layer.count)})`, look(layer), changed)),
    ...[...trame.rasters].reverse().map(raster => layerSwitch(raster.name, raster.title, look(raster), changed)),
  ];
}

const sign = (drawing, label) => {
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  picture.setAttribute('viewBox', '0 0 28 16');
  picture.setAttribute('aria-hidden', 'true');
  for (const [tag, attributes] of drawing) {
    const shape = document.createElementNS('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    picture.append(shape);
  }
  return element('li', {}, picture, element('span', {}, label));
};

const area = (fill, stroke, width = 1, dash = '') =>
  ['rect', { x: 2, y: 2, width: 24, height: 12, fill, stroke, 'stroke-width': width, 'stroke-dasharray': dash }];
const line = (stroke, width, dash = '') => ['line', { x1: 1, y1: 8, x2: 27, y2: 8, stroke, 'stroke-width': width, 'stroke-dasharray': dash }];
const cross = (reach, width) => ['path', { d: `M${14 - reach} ${8 - reach}l${2 * reach} ${2 * reach}m0 ${-2 * reach}l${-2 * reach} ${2 * reach}`, stroke: conflictColour, 'stroke-width': width }];

const banks = ['path', { d: 'M11.5 3.5v9m5 -9v9', stroke: openingColour, 'stroke-width': 2 }];

const signs = {
  habitats: ({ palette }) => [sign([area(palette.core, palette.edge)], text('habitats'))],
  stepping_stones: ({ palette }) => [sign([area('#FFFFFF', palette.edge, 2)], text('stepping_stones'))],
  corridors: ({ palette }) => [
    sign([area(palette.preserve, palette.axis, 0.6)], text('preserve')),
    sign([area(palette.restore, palette.axis, 1, '5 4')], text('restore')),
  ],
  links: ({ palette }) => [sign([line(palette.axis, 2)], text('links'))],
  conflicts: () => [sign([cross(5.5, 3.5)], text('major')), sign([cross(4.5, 1.8)], text('medium')), sign([banks], text('openedObstacle'))],
};

// How much was gained and lost, in words beside the sign: in the territory first, where there is one.
function changeLegend({ changes }) {
  const heading = element('h4', {}, text('changesBeside'));
  if (['gained', 'lost'].every(kind => changes[kind].ha === 0 && changes[kind].coreHa === 0 && changes[kind].links === 0)) return [heading, element('p', { class: 'no-change' }, text('noChange'))];
  const colon = isFrench ? '\u00A0:' : ':';
  const figure = (kind, name) => [...changes[kind].inside ? [changes[kind].inside[name]] : [], changes[kind][name]].map(number).join(' / ');
  const said = kind => {
    const { links } = changes[kind];
    return `${text(kind)}${colon} ${figure(kind, 'ha')}\u00A0ha ${text('ofCorridors')}, ${figure(kind, 'links')} ${text(links === 1 || (isFrench && links === 0) ? 'link' : 'linkMany')}`;
  };
  const ofCores = kind => `${text(kind)}${colon} ${figure(kind, 'coreHa')}\u00A0ha ${text('ofCores')}`;
  return [heading, element('ul', { class: 'signs', id: 'change-legend' }, ...['gained', 'lost'].flatMap(kind => [
    sign([area(changeStyles[kind].fillColor, changeStyles[kind].color, 2, changeStyles[kind].dashArray ?? '')], said(kind)),
    ...changes[kind].coreHa > 0 ? [sign([area(changeStyles[kind].color, '#FFFFFF', 1.5, changeStyles[kind].dashArray ?? '')], ofCores(kind))] : [],
  ]))];
}

function legend(trame, ground) {
  const parts = [];
  const drawn = [...drawnOrder].reverse().map(name => trame.layers.find(layer => layer.name === name)).filter(layer => layer && look(layer).shown);
  if (drawn.length > 0) parts.push(element('ul', { class: 'signs' }, ...drawn.flatMap(layer => signs[layer.name](trame))));
  for (const raster of trame.rasters.filter(raster => look(raster).shown)) {
    parts.push(element('h4', {}, raster.title));
    if (raster.unit) parts.push(element('p', { class: 'quiet' }, raster.unit));
    parts.push(element('ul', { class: 'signs' }, ...raster.legend.map(found => sign([area(found.colour || 'none', '#90979E', 0.5)], found.label))));
  }
  if (ground.length > 0) {
    parts.push(element('h4', {}, text('ground')));
    parts.push(element('ul', { class: 'signs' }, ...ground.map(kind => sign(
      [groundStyles[kind].fill ? area(groundStyles[kind].fillColor, groundStyles[kind].color ?? 'none') : line(groundStyles[kind].color, groundStyles[kind].weight, groundStyles[kind].dashArray ?? '')],
      text(kind)))));
  }
  return parts;
}
