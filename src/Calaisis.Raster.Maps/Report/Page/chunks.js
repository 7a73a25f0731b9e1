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

// A part is a first point from the origin and steps; the map wants [y, x].
function points(part) {
  const [originX, originY] = index.origin;
  const made = new Array(part.length / 2);
  let x = 0, y = 0;
  for (let i = 0; i < made.length; i++) {
    x += part[2 * i];
    y += part[2 * i + 1];
    made[i] = [originY + y, originX + x];
  }
  return made;
}
