// Opens a report from disk with the network cut off, uses it as a reader would, and says what was seen as one line of JSON.
//   node look.mjs REPORT FOLDER_OF_PICTURES
import { chromium } from 'playwright-core';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const [, , report, pictures] = process.argv;
const seen = { errors: [], requests: [] };
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const context = await browser.newContext({ offline: true, reducedMotion: 'reduce', viewport: { width: 1400, height: 950 } });
const page = await context.newPage();
page.setDefaultTimeout(90000);
page.on('console', message => { if (['error', 'warning'].includes(message.type())) seen.errors.push(message.text()); });
page.on('pageerror', error => seen.errors.push(error.message));
page.on('request', request => { if (!/^(file|data|blob):/.test(request.url())) seen.requests.push(request.url()); });

const picture = name => page.screenshot({ path: `${pictures}/report-${name}.png` });
const settle = () => page.evaluate(() => new Promise(done => requestAnimationFrame(() => setTimeout(done, 250))));
const to = async id => { await page.evaluate(found => document.getElementById(found).scrollIntoView(), id); await settle(); };
const coordinates = () => page.locator('#coordinates').textContent();

await page.goto(pathToFileURL(report).href);
await page.waitForSelector('html[data-ready=yes]');
seen.language = await page.getAttribute('html', 'lang');
seen.title = await page.textContent('h1');
await picture('top');
seen.firstScreen = await page.evaluate(() => {
  const map = document.getElementById('map').getBoundingClientRect();
  const figures = [...document.querySelectorAll('.key-figures strong')].filter(one => one.offsetParent && one.getBoundingClientRect().bottom <= innerHeight);
  return {
    height: innerHeight, mapTop: map.top, mapBottom: map.bottom, figures: figures.length,
    figurePixels: Math.min(...figures.map(one => parseFloat(getComputedStyle(one).fontSize))),
    trames: [...new Set(figures.map(one => one.closest('.key-figures').dataset.trame))],
  };
});

// Everything that is a picture says in words what it shows; everything that can be used has a name.
seen.unnamed = await page.evaluate(() => [
  ...[...document.querySelectorAll('img')].filter(image => !image.alt),
  ...[...document.querySelectorAll('svg[role=img]')].filter(chart => !chart.querySelector('title')?.textContent || !chart.querySelector('desc')?.textContent),
  ...[...document.querySelectorAll('button, a, summary')].filter(one => !(one.textContent.trim() || one.getAttribute('aria-label'))),
  ...[...document.querySelectorAll('input, select')].filter(one => !(one.getAttribute('aria-label') || one.labels?.length)),
].map(one => one.outerHTML.slice(0, 120)));

// Text on the ground it stands on, by the ratio of WCAG.
seen.faint = await page.evaluate(() => {
  const numbers = colour => colour.match(/[\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = one => {
    for (let at = one; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length < 4 || colour[3] > 0.5) return colour;
    }
    return [255, 255, 255];
  };
  return [...document.querySelectorAll('p, h1, h2, h3, h4, li, th, td, a, summary, button, label, dt, dd, span')]
    .filter(one => one.offsetParent && [...one.childNodes].some(node => node.nodeType === 3 && node.textContent.trim()))
    .filter(one => { const [a, b] = [light(numbers(getComputedStyle(one).color)), light(ground(one))]; return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5; })
    .map(one => one.outerHTML.slice(0, 120));
});

// The keyboard alone, from the top of the page to the map and its tools.
seen.focused = [];
for (let i = 0; i < 60; i++) {
  await page.keyboard.press('Tab');
  const id = await page.evaluate(() => document.activeElement.id || document.activeElement.name || document.activeElement.className);
  seen.focused.push(id);
}
await page.focus('#map');
const before = await coordinates();
await page.keyboard.press('ArrowRight');
await settle();
const scaleBefore = await page.textContent('.leaflet-control-scale-line');
seen.movedByKey = before !== await coordinates();
for (let i = 0; i < 4; i++) { await page.keyboard.press('+'); await settle(); }
seen.zoomedByKey = scaleBefore !== await page.textContent('.leaflet-control-scale-line');

// A bar of the scale against the coordinates of two places.
await to('map-section');
const frame = await page.locator('#map').boundingBox();
const at = async share => {
  // A move of the map that ends late says its middle: the pointer is nudged until it has the last word twice.
  for (let last = NaN, turn = 0; turn < 40; turn++) {
    await page.mouse.move(frame.x + frame.width * share, frame.y + frame.height / 2 + turn % 2);
    await settle();
    const x = Number((await coordinates()).match(/X ([^Y]*)Y/)[1].replace(/[^\d]/g, ''));
    if (x === last) return x;
    last = x;
  }
  throw new Error('the coordinates of the pointer do not come to rest');
};
const [x1, x2] = [await at(0.2), await at(0.8)];
seen.scale = {
  metresPerPixel: (x2 - x1) / (frame.width * 0.6),
  pixels: (await page.locator('.leaflet-control-scale-line').boundingBox()).width,
  text: await page.textContent('.leaflet-control-scale-line'),
};
await page.click('.home');
await settle();

// As near, as far and as much aside as the map goes.
const metresPerPixel = async () => {
  const metres = (await page.textContent('.leaflet-control-scale-line')).split(' ');
  return Number(metres[0]) * (metres[1] === 'km' ? 1000 : 1) / (await page.locator('.leaflet-control-scale-line').boundingBox()).width;
};
await page.focus('#map');
for (let i = 0; i < 30; i++) { await page.keyboard.press('+'); await page.waitForTimeout(40); }
await settle();
const nearest = await metresPerPixel();
for (let i = 0; i < 40; i++) { await page.keyboard.press('-'); await page.waitForTimeout(40); }
await settle();
const farthest = await metresPerPixel();
for (let i = 0; i < 40; i++) { await page.keyboard.press('ArrowUp'); await page.waitForTimeout(20); }
await settle();
const bounds = await page.evaluate(() => JSON.parse(document.getElementById('index').textContent).bounds);
const centre = Number((await coordinates()).match(/Y (.*) m/)[1].replace(/[^\d]/g, ''));
seen.limits = {
  nearestMetresPerPixel: nearest, frameHeight: frame.height, farthestPixels: (bounds[3] - bounds[1]) / farthest,
  leaves: Math.max(0, centre + farthest * frame.height / 2 - bounds[3]) - Math.max(0, farthest * frame.height - (bounds[3] - bounds[1])) / 2,
};
await page.click('.home');
await settle();

// Popups, layer by layer, from the table of attributes and by a click on the map.
const popupOf = async () => {
  await page.waitForSelector('.leaflet-popup .facts');
  return page.evaluate(() => ({
    heading: document.querySelector('.leaflet-popup h4').textContent,
    values: Object.fromEntries([...document.querySelectorAll('.leaflet-popup .facts dd')].map(value => [value.dataset.name, value.textContent])),
  }));
};
seen.popups = [];
seen.downloads = {};
await page.click('#attributes summary');
for (const layer of ['habitats', 'stepping_stones', 'corridors', 'links', 'conflicts']) {
  const choice = page.locator(`#attribute-choice button[data-layer=${layer}]`);
  if (await choice.count() === 0) continue;
  await choice.click();
  await page.waitForSelector(`#attribute-table table[data-name=${layer}]`);
  for (const row of [0, 2]) {
    const go = page.locator('#attribute-table .go').nth(row);
    if (await go.count() === 0) continue;
    const id = await go.textContent();
    await page.evaluate(() => document.querySelectorAll('.leaflet-popup').forEach(old => old.remove()));
    await go.click();
    seen.popups.push({ layer, id, ...await popupOf() });
    if (row === 0) { await to('map-section'); await picture(`popup-${layer}`); }
  }
  const download = page.waitForEvent('download');
  await page.locator('#attribute-table button.csv').click();
  seen.downloads[layer] = await readFile(await (await download).path(), 'utf8');
}
// The last one is a point in the middle of the map: a click there finds it again.
const asked = seen.popups.at(-1);
await page.click('.leaflet-popup-close-button');
await to('map-section');
const middle = await page.locator('#map').boundingBox();
await page.mouse.move(middle.x + middle.width / 2, middle.y + middle.height / 2);
seen.pointer = { ...asked, coordinates: await coordinates() };
await page.mouse.click(middle.x + middle.width / 2, middle.y + middle.height / 2);
seen.clicked = await popupOf();
await page.click('.leaflet-popup-close-button');

// Tables sort by a heading, one way and the other.
const indicators = page.locator('table[data-name=indicators]');
const place = await indicators.evaluate(table => [...table.tHead.rows[0].cells].findIndex(cell => cell.dataset.name === 'core_ha'));
const column = async () => indicators.evaluate((table, at) => [...table.tBodies[0].rows].map(row => Number(row.cells[at].dataset.value)), place);
const heading = indicators.locator('thead th').nth(place).locator('button');
seen.sorted = [];
for (let i = 0; i < 2; i++) { await heading.click(); seen.sorted.push({ sort: await indicators.locator('thead th').nth(place).getAttribute('aria-sort'), values: await column() }); }
const wanted = page.waitForEvent('download');
await page.locator('#figures .csv').first().click();
seen.downloads.indicators = await readFile(await (await wanted).path(), 'utf8');

// The divider: what lies left of it is the one choice, what lies right the other.
await page.click('.home');
await to('map-section');
await page.mouse.move(5, 5);
const map = page.locator('#map');
const shot = async name => { await settle(); return (await map.screenshot({ path: `${pictures}/report-${name}.png` })).toString('base64'); };
const trames = page.locator('input[name=trame]');
await trames.nth(1).check({ force: true });
const right = await shot('right');
await trames.nth(0).check({ force: true });
const left = await shot('left');
await page.check('#swipe-on');
if (await page.locator('#right-scenario').count()) await page.selectOption('#right-scenario', '0');
await page.selectOption('#right-trame', '1');
await settle();
const divided = (await page.locator('.map-place').screenshot({ path: `${pictures}/report-swipe.png` })).toString('base64');
await page.focus('#swipe');
for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowLeft');
seen.swipeByKey = await page.inputValue('#swipe');
await settle();
const moved = (await page.locator('.map-place').screenshot()).toString('base64');
const other = await context.newPage();
const differing = (a, b, from, to) => other.evaluate(async ([one, two, start, end]) => {
  const pixels = await Promise.all([one, two].map(async data => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    // An eighth of the size: Chromium may lay a canvas between pixels, which softens lines and moves nothing.
    [canvas.width, canvas.height] = [image.width >> 3, image.height >> 3];
    const drawing = canvas.getContext('2d');
    drawing.imageSmoothingQuality = 'high';
    drawing.drawImage(image, 0, 0, canvas.width, canvas.height);
    const first = Math.round(start * canvas.width);
    return drawing.getImageData(first, 10, Math.round((end - start) * canvas.width), canvas.height - 20).data;
  }));
  let count = 0;
  for (let i = 0; i < pixels[0].length; i += 4) if ([0, 1, 2].some(k => Math.abs(pixels[0][i + k] - pixels[1][i + k]) > 32)) count++;
  return count / (pixels[0].length / 4);
}, [a, b, from, to]);
seen.swipe = {
  choicesDiffer: Math.min(await differing(left, right, 0.02, 0.44), await differing(left, right, 0.56, 0.98)),
  leftIsLeft: await differing(divided, left, 0.02, 0.46),
  rightIsRight: await differing(divided, right, 0.54, 0.98),
  movedIsRight: await differing(moved, right, 0.36, 0.98),
  movedIsLeft: await differing(moved, left, 0.02, 0.26),
};
if (await page.locator('#right-scenario').count()) {
  await page.selectOption('#right-trame', '0');
  await page.selectOption('#right-scenario', '1');
  await settle();
  await picture('scenarios');
  seen.status = await page.textContent('#map-status');
  // Lamps do nothing to woods: that is said, and bats gain and lose.
  seen.noChange = await page.textContent('.no-change');
  await trames.nth(2).check({ force: true });
  await settle();
  // In the colours of what is gained and lost, right of a divider that is moved to the left edge.
  await page.fill('#swipe', '0');
  const inColours = async name => other.evaluate(async data => {
    const image = new Image();
    image.src = `data:image/png;base64,${data}`;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [image.width, image.height];
    const drawing = canvas.getContext('2d');
    drawing.drawImage(image, 0, 0);
    const pixels = drawing.getImageData(0, 0, image.width, image.height).data;
    let count = 0;
    for (let i = 0; i < pixels.length; i += 4)
      if ([[0, 194, 168], [255, 138, 51]].some(colour => colour.every((value, k) => Math.abs(pixels[i + k] - value) < 40))) count++;
    return count;
  }, await shot(name));
  seen.changes = { isChecked: await page.isChecked('#layer-changes'), legend: await page.textContent('#change-legend'), shownPixels: await inColours('changes') };
  await page.uncheck('#layer-changes');
  seen.changes.hiddenPixels = await inColours('no-changes');
  await page.check('#layer-changes');
  await trames.nth(0).check({ force: true });
  await page.fill('#swipe', '50');
}
await page.uncheck('#swipe-on');
// Who looks at a scenario and asks for the divider sees it beside the first, not beside itself.
if (await page.locator('#right-scenario').count()) {
  await page.selectOption('#left-scenario', '1');
  await page.check('#swipe-on');
  await settle();
  seen.divided = [await page.inputValue('#left-scenario'), await page.inputValue('#right-scenario')];
  await page.uncheck('#swipe-on');
}

// Layers go and fade.
const all = await shot('all-layers');
await page.uncheck('#layer-corridors');
const without = await shot('no-corridors');
seen.corridorsGo = await differing(all, without, 0, 1);
await page.check('#layer-corridors');
await page.fill('input[data-fade=corridors]', '10');
seen.corridorsFade = await differing(all, await shot('faded'), 0, 1);
await page.check('#layer-resistance');
await shot('resistance');
seen.resistanceComes = await differing(without, await shot('resistance'), 0, 1);
await page.uncheck('#layer-resistance');

for (const id of ['figures', 'zones', 'comparison', 'warnings', 'method', 'sources', 'provenance']) {
  if (await page.locator(`#${id}`).count() === 0) continue;
  await to(id);
  await picture(id);
}

// On paper, where the map is what the screen showed.
await page.emulateMedia({ media: 'print' });
await page.setViewportSize({ width: 700, height: 1000 });
await to('map-section');
await picture('print');
const printed = (await page.locator('.map-place').screenshot()).toString('base64');
seen.printedColours = await other.evaluate(async data => {
  const image = new Image();
  image.src = `data:image/png;base64,${data}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  const drawing = canvas.getContext('2d');
  drawing.drawImage(image, 0, 0);
  const pixels = new Uint32Array(drawing.getImageData(0, 0, image.width, image.height).data.buffer);
  return new Set(pixels).size;
}, printed);
// What fits between the margins of A4, and every heading of every table that is printed.
const paper = Math.floor((210 - 24) / 25.4 * 96);
await page.setViewportSize({ width: paper, height: 1000 });
seen.printedTables = await page.evaluate(width => {
  const isSeen = one => one.getClientRects().length > 0;
  const said = heading => heading.textContent.trim();
  const headings = {};
  for (const table of document.querySelectorAll('main table.sortable')) {
    if (table.closest('#attributes') || table.tBodies[0].rows.length > 150) continue;
    const parts = [];
    for (let before = table.closest('.table-frame').previousElementSibling; before?.matches('.printed-part'); before = before.previousElementSibling) parts.push(before);
    const printed = [table, ...parts].filter(isSeen);
    headings[table.dataset.name] = { wanted: [...table.tHead.rows[0].cells].map(said), printed: printed.flatMap(part => [...part.tHead.rows[0].cells].map(said)) };
  }
  const cells = [...document.querySelectorAll('main th, main td, main svg')].filter(isSeen);
  return { paper: width, widest: Math.max(...cells.map(cell => cell.getBoundingClientRect().right)), headings };
}, paper);
await page.emulateMedia({ media: null });
await page.setViewportSize({ width: 1400, height: 950 });
await page.pdf({ path: `${pictures}/report.pdf`, format: 'A4', preferCSSPageSize: true });
await page.setViewportSize({ width: 420, height: 900 });
await to('map-section');
await picture('narrow');
seen.widerThanScreen = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

await browser.close();
console.log(JSON.stringify(seen));
