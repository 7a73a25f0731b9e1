// The divider between two scenarios: a slider as wide as the map, so that a keyboard moves it as a finger does.
const handlePixels = 44;

class Swipe {
  constructor(map, left, right) {
    Object.assign(this, { map, left, right, isOn: false });
    this.frame = document.getElementById('divider');
    this.slider = document.getElementById('swipe');
    this.slider.addEventListener('input', () => this.cut());
    map.on('move zoom zoomend resize viewreset', () => this.cut());
  }

  turn(isOn) {
    this.isOn = isOn;
    this.frame.hidden = !isOn;
    this.right.hidden = !isOn;
    if (isOn) this.cut();
    else this.left.cut(null);
  }

  cut() {
    if (!this.isOn) return;
    const width = this.map.getSize().x, share = this.slider.value / 100;
    const at = width * share + (0.5 - share) * handlePixels;
    this.frame.style.setProperty('--at', `${at}px`);
    this.left.cut(-width, at);
    this.right.cut(at, 2 * width);
  }
}
