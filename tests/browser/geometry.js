// Measures drawings within a page, with the fonts that the browser truly takes.

/**
 * Runs in the page: gives, for each drawing that is visible, what is wrong with its texts and marks. Self-contained,
 * since only its source reaches the page.
 *
 * A text's box is as wide as the browser lays it out and as high as the ink of its letters, so that two lines of one
 * label do not count as overlapping because of the space that a font keeps above its letters.
 */
export function faultsOfDrawings(tolerance) {
  const SMALLEST = 9.5;
  const pen = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas').getContext('2d');
  const visible = (element) => element.checkVisibility?.({ visibilityProperty: true }) ?? true;

  /** The box of a text's ink in pixels of the window. */
  function ink(text) {
    const style = getComputedStyle(text);
    pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const metrics = pen.measureText(text.textContent);
    const box = text.getBBox();
    const matrix = text.getScreenCTM();
    const baseline = text.getStartPositionOfChar(0).y;
    const corner = (x, y) => new DOMPoint(x, y).matrixTransform(matrix);
    const topLeft = corner(box.x, baseline - metrics.actualBoundingBoxAscent);
    const bottomRight = corner(box.x + box.width, baseline + metrics.actualBoundingBoxDescent);
    return { left: topLeft.x, top: topLeft.y, right: bottomRight.x, bottom: bottomRight.y };
  }

  const overlap = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > tolerance &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > tolerance;
  const within = (inner, outer, slack = tolerance) =>
    inner.left >= outer.left - slack && inner.top >= outer.top - slack &&
    inner.right <= outer.right + slack && inner.bottom <= outer.bottom + slack;

  /** The nearest box that would cut a text off, and the window itself. */
  function cutters(element) {
    const boxes = [{ left: 0, top: -Infinity, right: document.documentElement.clientWidth, bottom: Infinity }];
    for (let at = element.parentElement; at; at = at.parentElement) {
      const { overflowX, overflowY } = getComputedStyle(at);
      if (overflowX !== 'visible' || overflowY !== 'visible') boxes.push(at.getBoundingClientRect());
    }
    return boxes;
  }

  /** Whether a shape is drawn at a place of the window. */
  function isDrawnAt(shape, place) {
    const own = place.matrixTransform(shape.getScreenCTM().inverse());
    const { fill, stroke, strokeWidth } = getComputedStyle(shape);
    return (fill !== 'none' && shape.isPointInFill(own)) ||
      (stroke !== 'none' && parseFloat(strokeWidth) > 0 && shape.isPointInStroke(own));
  }

  /** Bars, lines, points, and the signs of bounds, breaks and statuses; a hollow point is a small shape of paper. */
  function isMark(shape) {
    if (shape.matches('.plate')) return Math.max(shape.getBBox().width, shape.getBBox().height) < 12;
    return shape.matches('.open, .break, .line, .point, .span, .fine, .leader') || !shape.hasAttribute('class');
  }

  /** The mark that a text is written across, unless paper of its own lies between them. */
  function markUnder(text, box, order) {
    const inside = { left: box.left + tolerance, top: box.top + tolerance, right: box.right - tolerance, bottom: box.bottom - tolerance };
    return order.find((shape, at) => {
      if (shape.localName === 'text' || !isMark(shape) || !overlap(shape.getBoundingClientRect(), inside)) return false;
      const papers = order.slice(at + 1, order.indexOf(text)).filter((paper) => paper.matches('rect.plate'));
      for (let y = inside.top; y <= inside.bottom; y += 2) {
        for (let x = inside.left; x <= inside.right; x += 2) {
          const place = new DOMPoint(x, y);
          if (isDrawnAt(shape, place) && !papers.some((paper) => isDrawnAt(paper, place))) return true;
        }
      }
      return false;
    });
  }

  const faults = [];
  const drawings = [...document.querySelectorAll('svg.chart')].filter(visible);
  for (const drawing of drawings) {
    const name = drawing.querySelector('title')?.id || drawing.getAttribute('class');
    const say = (what) => faults.push(`${name}: ${what}`);
    const frame = drawing.getBoundingClientRect();
    const alone = drawing.ownerDocument.documentElement === drawing;
    const body = parseFloat(getComputedStyle(document.documentElement).fontSize) + 0.1;
    if (frame.width < 1 || frame.height < 1) say('has no size');
    const order = [...drawing.querySelectorAll('rect, circle, path, text')].filter((element) => !element.closest('defs'));
    const texts = [...drawing.querySelectorAll('text')].map((text) => ({
      text,
      words: text.textContent,
      box: ink(text),
      size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().d,
    }));
    texts.forEach(({ text, words, box, size }, at) => {
      const under = markUnder(text, box, order);
      if (under) say(`“${words}” lies on a mark: ${under.getAttribute('class') ?? under.localName}`);
      if (words.trim() === '') say('has an empty text');
      if (size < SMALLEST) say(`“${words}” is only ${size.toFixed(1)} px high`);
      if (!alone && !text.matches('.headline') && size > body) say(`“${words}” is larger than the text of the page: ${size.toFixed(1)} px`);
      if (!within(box, frame)) say(`“${words}” leaves the drawing`);
      for (const other of texts.slice(at + 1)) {
        if (overlap(box, other.box)) say(`“${words}” overlaps “${other.words}”`);
      }
    });
    if (!alone) {
      for (const box of cutters(drawing)) {
        for (const { words } of texts.filter((text) => !within(text.box, box))) say(`“${words}” is cut by its container`);
      }
    }
    // A mark is a group that says in its title what it stands for, with its status last. A line names its ends and as
    // many points as have room, and so do the lines of small panels; every other chart names every mark, on one line or wrapped.
    const marks = [...drawing.querySelectorAll('g > title')].map((title) => title.parentElement);
    const trend = drawing.matches('.chart-line, .chart-area') || (drawing.matches('.chart-small-multiples') && drawing.querySelector('.marks .line'));
    const words = texts.map((text) => text.words.trim());
    const all = [words.join(' '), words.join('')];
    if (trend && marks.length > 0 && !drawing.querySelector('.marks :is(.value, .tick)')) say('names no value of its line');
    for (const mark of trend ? [] : marks) {
      if (mark.querySelector('text')) continue;
      const title = mark.querySelector('title').textContent;
      const [label] = title.split(/[:：]\s*/).at(-1).split(/, |，|（/);
      if (!all.some((words) => words.includes(label))) say(`the mark “${title}” has no label`);
    }
  }
  return { count: drawings.length, faults };
}
