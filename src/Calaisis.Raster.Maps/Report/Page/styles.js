// How things look on the map. Signs differ by form and by lightness, so that no colour has to be told from another.
const conflictColour = '#7A0019';

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
    drawing.save();
    drawing.lineCap = 'round';
    drawing.globalAlpha = this.options.opacity;
    drawing.strokeStyle = '#FFFFFF';
    drawing.lineWidth = this.options.weight + 2.5;
    arms();
    drawing.strokeStyle = this.options.color;
    drawing.lineWidth = this.options.weight;
    arms();
    drawing.restore();
  },
});

// A feature of a layer as something on the map, not seen through unless opacity says so.
function feature(layer, value, parts, trame, opacity, renderer) {
  const { palette } = trame, common = { renderer, opacity, fillOpacity: opacity };
  switch (layer) {
    case 'habitats':
      return L.polygon(parts.map(part => points(part)), { ...common, color: palette.edge, weight: 1, fillColor: palette.core });
    case 'stepping_stones':
      return L.polygon(parts.map(part => points(part)), { ...common, color: palette.edge, weight: 2, fillColor: '#FFFFFF' });
    case 'corridors':
      return value('quality') === 'restore'
        ? L.polygon(parts.map(part => points(part)), { ...common, color: palette.axis, weight: 1, dashArray: '5 4', fillColor: palette.restore, fillOpacity: opacity * 0.75 })
        : L.polygon(parts.map(part => points(part)), { ...common, color: palette.axis, weight: 0.6, fillColor: palette.preserve, fillOpacity: opacity * 0.85 });
    case 'links':
      if (value('state') !== 'active') return null;
      return L.polyline(parts.map(part => points(part)), { ...common, color: palette.axis, weight: 2, dashArray: value('quality') === 'restore' ? '6 4' : null });
    case 'conflicts': {
      const major = value('max_resistance') >= trame.majorFrom;
      return new Cross(points(parts[0])[0], { ...common, radius: major ? 8 : 6, color: conflictColour, weight: major ? 3.5 : 1.8 });
    }
    default:
      return null;
  }
}

// Ways and areas of the base map; no one points at them.
const groundStyles = {
  Urban: { fill: true, stroke: false, fillColor: '#8A8D91', fillOpacity: 0.35 },
  Sea: { fill: true, color: '#5F8FB4', weight: 1, fillColor: '#D5E6F2', fillOpacity: 1 },
  Coast: { fill: false, color: '#3F6E92', weight: 1.2 },
  Water: { fill: false, color: '#3F86B8', weight: 1.2 },
  Boundary: { fill: false, color: '#37474F', weight: 1.5, dashArray: '8 4 2 4' },
  Road: { fill: false, color: '#7A6A58', weight: 1 },
  Railway: { fill: false, color: '#37474F', weight: 1.4, dashArray: '1 5' },
  Motorway: { fill: false, color: '#4A4A4A', weight: 2.4 },
};
