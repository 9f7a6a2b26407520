// Measures contrast within a page, from the colours that the browser truly computes.

/**
 * Runs in the page: every text with less than 4.5:1 (3:1 where it is large) on what lies under it, and every shape of a
 * chart that carries meaning with less than 3:1 on the paper (WCAG 2.2, 1.4.3 and 1.4.11). Self-contained, since only
 * its source reaches the page.
 *
 * Gridlines, the area under a line and the track of a share are left out: they repeat what lines, ends and labels say.
 */
export function faintThings() {
  const swatch = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas');
  swatch.width = 1;
  swatch.height = 1;
  const pen = swatch.getContext('2d', { willReadFrequently: true });

  /** A colour as [red, green, blue, alpha], each from 0 to 1. */
  function parse(colour) {
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    return [...pen.getImageData(0, 0, 1, 1).data].map((channel) => channel / 255);
  }
  const over = ([r, g, b, a], under) => [r, g, b].map((channel, at) => channel * a + under[at] * (1 - a)).concat(1);
  const luminance = (colour) => {
    const [r, g, b] = colour.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  function contrast(a, b) {
    const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (light + 0.05) / (dark + 0.05);
  }

  /** What lies under an HTML element: the backgrounds up to the root, on the browser's own paper. */
  function ground(element) {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, layer) => over(layer, under), parse('Canvas'));
  }

  /** The colour of a shape's inside or edge on what is under it; nothing where it has none. */
  function painted(shape, property, under) {
    const style = getComputedStyle(shape);
    const colour = style[property];
    if (colour === 'none' || colour.startsWith('url(')) return undefined;
    if (property === 'stroke' && parseFloat(style.strokeWidth) === 0) return undefined;
    const [r, g, b, a] = parse(colour);
    return over([r, g, b, a * Number(style[`${property}Opacity`])], under);
  }

  const SHAPES = 'rect, circle, path, polygon, polyline, line';
  const found = [];
  const say = (what, ratio, least) => {
    if (ratio < least) found.push(`${what} has ${ratio.toFixed(2)}:1 of ${least}:1`);
  };

  // Texts of the page.
  const walker = document.createTreeWalker(document.body ?? document.documentElement, NodeFilter.SHOW_TEXT);
  let texts = 0;
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!words || element.closest('svg, style, script, .visually-hidden') || !element.checkVisibility()) continue;
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const under = ground(element);
    say(`“${words.slice(0, 40)}”`, contrast(over(parse(style.color), under), under), large ? 3 : 4.5);
    texts += 1;
  }

  // Texts and shapes of charts.
  let shapes = 0;
  for (const drawing of [...document.querySelectorAll('svg.chart')].filter((svg) => svg.checkVisibility())) {
    const name = drawing.querySelector('title')?.id;
    // A drawing that stands alone brings its own paper.
    const paper = drawing.parentElement ? ground(drawing) : painted(drawing.querySelector('rect.plate'), 'fill', parse('Canvas'));
    const order = [...drawing.querySelectorAll(`${SHAPES}, text`)].filter((element) => !element.closest('defs'));
    order.forEach((element, at) => {
      if (element.localName === 'text') {
        const box = element.getBBox();
        const middle = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
        const under = order.slice(0, at)
          .filter((shape) => shape.localName !== 'text' && shape.isPointInFill(middle))
          .reduce((ground, shape) => painted(shape, 'fill', ground) ?? ground, paper);
        say(`${name}: “${element.textContent}”`, contrast(painted(element, 'fill', under), under), 4.5);
        return;
      }
      if (element.matches('.grid, .rule, .track, rect.plate, .texture, .layer, .pip')) return;
      const colours = ['fill', 'stroke'].map((property) => painted(element, property, paper)).filter(Boolean);
      const best = Math.max(...colours.map((colour) => contrast(colour, paper)));
      const kind = element.closest('[class]').getAttribute('class');
      say(`${name}: ${element.localName} of ${kind}`, best, 3);
      shapes += 1;
    });
  }
  return { texts, shapes, found: [...new Set(found)] };
}
