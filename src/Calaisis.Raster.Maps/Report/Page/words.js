// What the page was given, its words and numbers, and how elements are made: data only ever becomes text.
const index = JSON.parse(document.getElementById('index').textContent);
const isFrench = index.language === 'French';
const text = name => index.texts[name] ?? name;

// As the figures in the page: three significant digits at least, and all whole ones.
function number(value) {
  if (value === null || !Number.isFinite(value)) return '–';
  const decimals = value === 0 ? 0 : Math.min(9, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value)))));
  const [whole, part = ''] = Math.abs(value).toFixed(decimals).split('.');
  const digits = part.replace(/0+$/, '');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, isFrench ? '\u202F' : ',');
  const shown = digits ? grouped + (isFrench ? ',' : '.') + digits : grouped;
  return value < 0 && /[1-9]/.test(shown) ? '−' + shown : shown;
}

function shown(value, column) {
  if (value === null) return '–';
  return column.text ? index.texts[`${column.name} ${value}`] ?? value : number(value);
}

// element('p', { class: 'quiet' }, 'text', otherElement)
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, '');
    else if (value !== false && value !== null) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}
