// Contents stand in the page as base 64, each once; they are unpacked when somebody wants to see them.
const unpacked = new Map();

const stored = place => document.getElementById(`chunk-${place}`).textContent;

function contents(place) {
  if (!unpacked.has(place)) unpacked.set(place, unpack(stored(place)).then(answer => answer.json()));
  return unpacked.get(place);
}

async function unpack(base64) {
  const bytes = Uint8Array.from(atob(base64), character => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')));
}

const cellsOf = async place => new Uint8Array(await (await unpack(stored(place))).arrayBuffer());

// The address of a raster's picture, made once. A class per cell, 255 for that of the first scenario.
const pictures = new Map();
function picture(raster) {
  if (!pictures.has(raster)) pictures.set(raster, paint(raster));
  return pictures.get(raster);
}

async function paint({ rows, cols, colours, cells, over }) {
  const [own, first] = await Promise.all([cellsOf(cells), over === null ? null : cellsOf(over)]);
  const canvas = element('canvas', { width: cols, height: rows }), drawing = canvas.getContext('2d');
  const image = drawing.createImageData(cols, rows), pixels = new Uint32Array(image.data.buffer);
  // Little end first, as everywhere a browser runs: red is the lowest byte.
  const palette = colours.map(colour => colour === null ? 0
    : (0xFF000000 | parseInt(colour.slice(5, 7), 16) << 16 | parseInt(colour.slice(3, 5), 16) << 8 | parseInt(colour.slice(1, 3), 16)) >>> 0);
  for (let i = 0; i < pixels.length; i++) pixels[i] = palette[own[i] === 255 ? first[i] : own[i]];
  drawing.putImageData(image, 0, 0);
  return URL.createObjectURL(await new Promise(made => canvas.toBlob(made)));
}

// A layer's rows, put together from its columns.
const tables = new Map();
function tableOf(layer) {
  if (!tables.has(layer)) tables.set(layer, join(layer));
  return tables.get(layer);
}

async function join(layer) {
  const [columns, ...values] = await Promise.all([layer.columns, ...layer.values].map(contents));
  return { columns, rows: Array.from({ length: layer.count }, (_, i) => values.map(column => column[i])) };
}

// The shape of every row; scenarios share pools of them.
async function shapesOf(layer) {
  const [places, ...pools] = await Promise.all([layer.shapes, ...layer.pools].map(contents));
  const all = pools.flat();
  return places.map(place => all[place]);
}

// A part is a first point from the origin and steps, in units; the map wants [y, x] in metres.
function points(part, unit = index.unit) {
  const [originX, originY] = index.origin;
  const made = new Array(part.length / 2);
  let x = 0, y = 0;
  for (let i = 0; i < made.length; i++) {
    x += part[2 * i];
    y += part[2 * i + 1];
    made[i] = [originY + unit * y, originX + unit * x];
  }
  return made;
}
