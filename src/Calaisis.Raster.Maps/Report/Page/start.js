// Everything together: what is chosen decides what is drawn, listed and said.
for (const table of document.querySelectorAll('main table.sortable')) sortInPage(table);
for (const note of document.querySelectorAll('.no-script')) note.hidden = true;

async function start() {
  const ground = await contents(index.ground);
  for (const part of document.querySelectorAll('.map-bar, .map-frame')) part.hidden = false;
  const map = makeMap(ground);
  const [left, right] = ['left', 'right'].map(name => new Side(map, name));
  const swipe = new Swipe(map, left, right);
  right.hidden = true;
  const find = id => document.getElementById(id);
  // What each side shows: a trame and a scenario, by their places.
  const chosen = { left: { trame: 0, scenario: 0 }, right: { trame: 0, scenario: 0 } };
  const kinds = [...new Set(ground.features.map(feature => feature.kind))];
  const zones = zoneSwitches(map, ground);
  const details = find('attributes');
  const scenarioOf = side => index.scenarios[chosen[side].scenario];
  const trameOf = side => scenarioOf(side).trames[chosen[side].trame];
  const isEqualTrame = () => chosen.left.trame === chosen.right.trame;

  const draw = async () => {
    find('legend').replaceChildren(...legend(trameOf('left'), kinds), ...swipe.isOn && !isEqualTrame() ? [element('h4', {}, text('rightShows') + trameOf('right').title), ...legend(trameOf('right'), [])] : []);
    await Promise.all([left.show(trameOf('left')), ...swipe.isOn ? [right.show(trameOf('right'))] : []]);
    say();
  };
  // Many changes while the map is being drawn, as of a slider, are one more drawing.
  let drawing = false, again = false;
  const redraw = async () => {
    again = true;
    if (drawing) return;
    drawing = true;
    while (again) {
      again = false;
      await draw();
      await new Promise(requestAnimationFrame);
    }
    drawing = false;
  };
  const go = (layer, id) => {
    if (left.find(layer, id)) find('map').scrollIntoView({ block: 'center' });
  };
  const list = () => {
    const open = document.activeElement?.dataset?.layer ?? document.activeElement?.dataset?.fade;
    find('layers').replaceChildren(...layerList(trameOf('left'), redraw), ...zones);
    if (open) find('layers').querySelector(`[data-layer="${open}"]`)?.focus();
  };
  const attributes = () => {
    if (details.open) attributeChoice(scenarioOf('left'), trameOf('left'), go);
  };
  const say = () => {
    const said = side => `${trameOf(side).title}${index.scenarios.length > 1 ? `, ${scenarioOf(side).title}` : ''}`;
    find('map-status').textContent = text('shows') + (swipe.isOn ? `${said('left')} (${text('left')}) / ${said('right')} (${text('right')})` : said('left'));
  };
  const choose = (side, changes) => {
    Object.assign(chosen[side], changes);
    map.closePopup();
    list();
    attributes();
    return redraw();
  };
  const listen = (id, change) => find(id)?.addEventListener('change', event => change(Number(event.target.value), event.target));
  // The right side follows the left to another trame, unless it is there to show another trame.
  const follow = trame => {
    if (!isEqualTrame() || !find('right-trame')) return;
    find('right-trame').value = chosen.right.trame = trame;
  };

  for (const radio of document.querySelectorAll('input[name=trame]')) {
    radio.addEventListener('change', () => {
      follow(Number(radio.value));
      choose('left', { trame: Number(radio.value) });
    });
  }
  listen('left-scenario', scenario => choose('left', { scenario }));
  listen('right-scenario', scenario => choose('right', { scenario }));
  listen('right-trame', trame => choose('right', { trame }));
  listen('swipe-on', (_, box) => {
    swipe.turn(box.checked);
    find('right-choice').hidden = !box.checked;
    choose('left', {});
  });
  if (find('right-scenario')) find('right-scenario').value = chosen.right.scenario = 1;
  else if (find('right-trame')) find('right-trame').value = chosen.right.trame = 1;
  details.hidden = false;
  details.addEventListener('toggle', attributes);
  // Paper shows the map as the screen does, only smaller: drawn anew it would be printed before it is there.
  const measure = () => {
    const { x, y } = map.getSize();
    find('map').parentElement.style.cssText = `--map-width: ${x}; --map-height: ${y}`;
  };
  map.on('resize', measure);
  measure();
  chosen.left.trame = Number(document.querySelector('input[name=trame]:checked').value);
  follow(chosen.left.trame);
  list();
  await draw();
  document.documentElement.dataset.ready = 'yes';
}

if (typeof DecompressionStream === 'undefined') {
  document.querySelector('#map-section').append(element('p', { class: 'quiet' }, text('tooOld')));
} else {
  start();
}
addEventListener('beforeprint', () => { for (const part of document.querySelectorAll('details.parameters')) part.open = true; });
