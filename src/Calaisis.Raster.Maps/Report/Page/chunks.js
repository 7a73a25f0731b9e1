// Contents stand in the page as base 64, each once; they are unpacked when somebody wants to see them.
const unpacked = new Map();

const stored = place => document.getElementById(`chunk-${place}`).textContent;

const picture = place => `data:image/png;base64,${stored(place)}`;

function contents(place) {
  if (!unpacked.has(place)) unpacked.set(place, unpack(stored(place)));
  return unpacked.get(place);
}

async function unpack(base64) {
  const binary = atob(base64);
  const bytes = Uint8Array.from(binary, character => character.charCodeAt(0));
  const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(plain).text());
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
