// Everything together: what is chosen decides what is drawn, listed and said.
for (const table of document.querySelectorAll('main table.sortable')) sortInPage(table);
for (const note of document.querySelectorAll('.no-script')) note.hidden = true;

async function start() {
  const ground = await contents(index.ground);
  for (const part of document.querySelectorAll('.map-bar, .map-place, .map-keys')) part.hidden = false;
  const map = makeMap(ground);
  const [left, right] = ['left', 'right'].map(name => new Side(map, name));
  const swipe = new Swipe(map, left, right);
  right.hidden = true;
  const find = id => document.getElementById(id);
  // What each side shows: a trame and a scenario, by their places.
  const chosen = { left: { trame: 0, scenario: 0 }, right: { trame: 0, scenario: 0 } };
  const kinds = [...ground.territory.parts.length > 0 ? ['Territory'] : [], ...index.urban ? ['Urban'] : [], ...new Set(ground.features.map(feature => feature.kind))];
  const zones = zoneSwitches(map, ground);
  const details = find('attributes');
  const scenarioOf = side => index.scenarios[chosen[side].scenario];
  const trameOf = side => scenarioOf(side).trames[chosen[side].trame];
  const isEqualTrame = () => chosen.left.trame === chosen.right.trame;

  const changed = () => ['left', ...swipe.isOn ? ['right'] : []].map(trameOf).filter(trame => trame.changes);
  const draw = async () => {
    const shownChanges = looks.get('changes').shown ? changed() : [], isMuted = shownChanges.length > 0;
    figures();
    find('legend').replaceChildren(...shownChanges.slice(-1).flatMap(changeLegend), ...legend(trameOf('left'), kinds), ...swipe.isOn && !isEqualTrame() ? [element('h4', {}, text('rightShows') + trameOf('right').title), ...legend(trameOf('right'), [])] : []);
    await Promise.all([left.show(trameOf('left'), isMuted), ...swipe.isOn ? [right.show(trameOf('right'), isMuted)] : []]);
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
    find('layers').replaceChildren(...layerList(trameOf('left'), changed().length > 0, redraw), ...zones);
    if (open) find('layers').querySelector(`[data-layer="${open}"]`)?.focus();
  };
  // The large figures are those of the left side, with how they differ from the first scenario.
  const figures = () => {
    const trame = trameOf('left');
    for (const shown of document.querySelectorAll('.key-figures')) {
      shown.classList.toggle('other', shown.dataset.trame !== trame.name);
      if (shown.dataset.trame !== trame.name) continue;
      for (const [name, [value, note, change]] of Object.entries(trame.figures)) {
        const place = shown.querySelector(`[data-figure=${name}]`);
        if (!place) continue;
        place.querySelector('strong').textContent = value;
        place.querySelector('.change').textContent = change;
        place.querySelector('small').textContent = note;
      }
    }
  };
  // The scenario that changes most of a trame, which is where a divider shows something.
  const mostChanged = trame => {
    const size = ({ trames }) => trames[trame].changes ? ['gained', 'lost'].reduce((sum, kind) => sum + trames[trame].changes[kind].ha + trames[trame].changes[kind].coreHa, 0) : -1;
    return index.scenarios.reduce((best, scenario, i) => i > 0 && (best === 0 || size(scenario) > size(index.scenarios[best])) ? i : best, 0);
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
    // A scenario that is looked at is compared with the first one, not with itself.
    const looked = chosen.left.scenario;
    if (box.checked && looked > 0 && find('right-scenario')) {
      find('right-scenario').value = chosen.right.scenario = looked;
      find('left-scenario').value = chosen.left.scenario = 0;
    }
    choose('left', {});
  });
  if (find('right-scenario')) find('right-scenario').value = chosen.right.scenario = mostChanged(Number(document.querySelector('input[name=trame]:checked').value));
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
addEventListener('beforeprint', () => { for (const part of document.querySelectorAll('details.printed')) part.open = true; });
