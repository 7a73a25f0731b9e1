// How things look on the map. Signs differ by form and by lightness, so that no colour has to be told from another.
const conflictColour = '#7A0019';

// A sign in its colour over the same in white, wider, so that it stands out on any ground.
function strokeOnWhite(drawing, { opacity, color, weight }, stroke) {
  drawing.save();
  drawing.lineCap = 'round';
  drawing.globalAlpha = opacity;
  drawing.strokeStyle = '#FFFFFF';
  drawing.lineWidth = weight + 2.5;
  stroke();
  drawing.strokeStyle = color;
  drawing.lineWidth = weight;
  stroke();
  drawing.restore();
}

const Cross = L.CircleMarker.extend({
  _updatePath() {
    const drawing = this._renderer._ctx;
    if (!this._renderer._drawing || this._empty()) return;
    const { x, y } = this._point, reach = this._radius * 0.7;
    const arms = () => {
      drawing.beginPath();
      drawing.moveTo(x - reach, y - reach);
      drawing.lineTo(x + reach, y + reach);
      drawing.moveTo(x - reach, y + reach);
      drawing.lineTo(x + reach, y - reach);
      drawing.stroke();
    };
    strokeOnWhite(drawing, this.options, arms);
  },
});

// Two banks with a way between them: an obstacle that is opened.
const openingColour = '#1B7F5C';

const Opening = L.CircleMarker.extend({
  _updatePath() {
    const drawing = this._renderer._ctx;
    if (!this._renderer._drawing || this._empty()) return;
    const { x, y } = this._point, reach = this._radius * 0.7, way = this._radius * 0.4;
    const banks = () => {
      drawing.beginPath();
      for (const side of [x - way, x + way]) {
        drawing.moveTo(side, y - reach);
        drawing.lineTo(side, y + reach);
      }
      drawing.stroke();
    };
    strokeOnWhite(drawing, this.options, banks);
  },
});

// A feature of a layer as something on the map, not seen through unless opacity says so.
function feature(layer, value, parts, trame, opacity, renderer) {
  const { palette } = trame, common = { renderer, opacity, fillOpacity: opacity };
  switch (layer) {
    case 'habitats':
      return L.polygon(parts.map(part => points(part)), { ...common, color: palette.edge, weight: 1, fillColor: palette.core });
    case 'stepping_stones':
      return L.polygon(parts.map(part => points(part)), { ...common, color: palette.edge, weight: 1.3, fillColor: '#FFFFFF' });
    case 'corridors':
      return value('quality') === 'restore'
        ? L.polygon(parts.map(part => points(part)), { ...common, color: palette.axis, weight: 1, dashArray: '5 4', fillColor: palette.restore, fillOpacity: opacity * 0.75 })
        : L.polygon(parts.map(part => points(part)), { ...common, color: palette.axis, weight: 0.6, fillColor: palette.preserve, fillOpacity: opacity * 0.85 });
    case 'links':
      if (value('state') !== 'active') return null;
      return L.polyline(parts.map(part => points(part)), { ...common, color: palette.axis, weight: 2, dashArray: value('quality') === 'restore' ? '6 4' : null });
    case 'conflicts': {
      if (value('opened') > 0 && value('opened') === value('crossings')) return new Opening(points(parts[0])[0], { ...common, radius: 6, color: openingColour, weight: 2 });
      const major = value('max_resistance') >= trame.majorFrom;
      return new Cross(points(parts[0])[0], { ...common, radius: major ? 8 : 6, color: conflictColour, weight: major ? 3.5 : 1.8 });
    }
    default:
      return null;
  }
}

// What a scenario gained and lost: told apart by form, too, and bright enough to be seen on every trame.
const changeStyles = {
  gained: { color: '#004D40', fillColor: '#00C2A8', dashArray: null },
  lost: { color: '#8A3200', fillColor: '#FF8A33', dashArray: '4 3' },
};

// Ways and areas of the base map; no one points at them.
const groundStyles = {
  Territory: { fill: false, color: '#2B1F36', weight: 2 },
  Urban: { fill: true, stroke: false, fillColor: '#DAD6D1', fillOpacity: 1 },
  Sea: { fill: true, color: '#7F94A5', weight: 1, fillColor: '#E1ECF3', fillOpacity: 1 },
  Coast: { fill: false, color: '#3F6E92', weight: 1.2 },
  Water: { fill: false, color: '#83B2D8', weight: 1.1 },
  Boundary: { fill: false, color: '#37474F', weight: 1.5, dashArray: '8 4 2 4' },
  Road: { fill: false, color: '#B1A8A0', weight: 1 },
  Railway: { fill: false, color: '#37474F', weight: 1.4, dashArray: '1 5' },
  Motorway: { fill: false, color: '#C25B70', weight: 2.4 },
};
