// Sorts tables by a press on the head of a column: rising, falling, and back to the order of the page. Without script the
// tables stand as they are. Numbers go by their value for machines, words by the order of the page's language, and what
// has no value goes last either way.
(() => {
  const ORDERS = ['none', 'ascending', 'descending'];
  const words = new Intl.Collator(document.documentElement.lang, { numeric: true });

  /** What a cell is sorted by: a number, words, or nothing where its value is missing. */
  function key(row, column) {
    const cell = row.cells[column];
    const value = cell.querySelector('data, time');
    if (cell.classList.contains('numeric')) {
      const number = parseFloat(value ? value.value : cell.textContent.replace(/[,\s]/g, ''));
      return Number.isNaN(number) ? null : number;
    }
    return (value && value.dateTime) || cell.textContent.trim();
  }

  function compare(left, right, sign) {
    if (left === null || right === null) return (left === null) - (right === null);
    return sign * (typeof left === 'number' && typeof right === 'number' ? left - right : words.compare(left, right));
  }

  function sortable(table) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    const original = [...body.rows];
    heads.forEach((head, column) => {
      const button = document.createElement('button');
      button.type = 'button';
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const order = ORDERS[(ORDERS.indexOf(head.getAttribute('aria-sort') || 'none') + 1) % ORDERS.length];
        heads.forEach((other) => other.removeAttribute('aria-sort'));
        if (order !== 'none') head.setAttribute('aria-sort', order);
        const sign = order === 'descending' ? -1 : 1;
        const rows = order === 'none'
          ? original
          : original.map((row) => [key(row, column), row]).sort((a, b) => compare(a[0], b[0], sign)).map(([, row]) => row);
        body.append(...rows);
      });
    });
  }

  for (const table of document.querySelectorAll('.table-scroll > table')) {
    const rows = table.tHead && table.tBodies[0] ? [...table.tBodies[0].rows] : [];
    const width = rows.length > 0 ? table.tHead.rows[0].cells.length : 0;
    if (rows.length > 2 && rows.every((row) => row.cells.length === width)) sortable(table);
  }
})();
