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
  const chosen = { trame: 0, left: 0, right: 0 };
  const kinds = [...new Set(ground.features.map(feature => feature.kind))];
  const zones = zoneSwitches(map, ground);
  const details = find('attributes');
  const trameOf = side => index.scenarios[chosen[side]].trames[chosen.trame];

  const draw = async () => {
    find('legend').replaceChildren(...legend(trameOf('left'), kinds));
    await Promise.all([left.show(trameOf('left')), ...swipe.isOn ? [right.show(trameOf('right'))] : []]);
    say();
  };
  const go = (layer, id) => {
    if (left.find(layer, id)) find('map').scrollIntoView({ block: 'center' });
  };
  const list = () => {
    const open = document.activeElement?.dataset?.layer ?? document.activeElement?.dataset?.fade;
    find('layers').replaceChildren(...layerList(trameOf('left'), () => draw()), ...zones);
    if (open) find('layers').querySelector(`[data-layer="${open}"]`)?.focus();
  };
  const attributes = () => {
    if (details.open) attributeChoice(index.scenarios[chosen.left], trameOf('left'), go);
  };
  const say = () => {
    const title = side => index.scenarios[chosen[side]].title;
    find('map-status').textContent = `${text('shows')}${trameOf('left').title}, `
      + (swipe.isOn ? `${title('left')} (${text('left')}) / ${title('right')} (${text('right')})` : title('left'));
  };
  const choose = changes => {
    Object.assign(chosen, changes);
    map.closePopup();
    list();
    attributes();
    return draw();
  };

  for (const radio of document.querySelectorAll('input[name=trame]')) radio.addEventListener('change', () => choose({ trame: Number(radio.value) }));
  if (index.scenarios.length > 1) {
    find('right-scenario').value = chosen.right = 1;
    find('left-scenario').addEventListener('change', event => choose({ left: Number(event.target.value) }));
    find('right-scenario').addEventListener('change', event => choose({ right: Number(event.target.value) }));
    find('swipe-on').addEventListener('change', event => { swipe.turn(event.target.checked); choose({}); });
  }
  details.hidden = false;
  details.addEventListener('toggle', attributes);
  matchMedia('print').addEventListener('change', () => map.invalidateSize({ animate: false }));
  await choose({ trame: Number(document.querySelector('input[name=trame]:checked').value) });
  document.documentElement.dataset.ready = 'yes';
}

if (typeof DecompressionStream === 'undefined') {
  document.querySelector('#map-section').append(element('p', { class: 'quiet' }, text('tooOld')));
} else {
  start();
}
addEventListener('beforeprint', () => { for (const part of document.querySelectorAll('details.parameters')) part.open = true; });
