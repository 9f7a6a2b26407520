// Lets a page be printed by a button, and puts one beside every text that is there to be copied. Where the browser keeps its clipboard
// closed, as some do for pages from the disk, the text is selected instead, and the reader is told so.
(() => {
  async function copied(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  for (const button of document.querySelectorAll('.print-page')) {
    button.addEventListener('click', () => window.print());
    button.hidden = false;
  }

  for (const place of document.querySelectorAll('[data-copy]')) {
    const line = document.createElement('div');
    const button = document.createElement('button');
    const status = document.createElement('span');
    line.className = 'copy';
    button.type = 'button';
    button.textContent = place.dataset.copy;
    status.setAttribute('role', 'status');
    button.addEventListener('click', async () => {
      const done = await copied(place.textContent.trim());
      if (!done) getSelection().selectAllChildren(place);
      status.textContent = done ? place.dataset.copied : place.dataset.selected;
    });
    line.append(button, status);
    place.after(line);
  }
})();
