// Making elements. Text is always set as text, so that nothing of a site's content is read as markup.

/** An element with properties (those with a hyphen, and `role`, as attributes) and children; children that are nothing are left out. */
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-') || key === 'role') element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** A place in a file: a link that opens the author's editor, else a button that copies it. */
export function placeOf(place, words) {
  if (place.href) {
    return make('a', { href: place.href, className: 'place', title: words.open }, place.text);
  }
  const said = make('span', { className: 'said', role: 'status' });
  const button = make('button', { type: 'button', className: 'place', title: words.copy }, place.text);
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(place.text);
      said.textContent = words.copied;
    } catch {
      getSelection().selectAllChildren(button);
      said.textContent = words.select;
    }
    setTimeout(() => said.replaceChildren(), 2000);
  });
  return make('span', {}, button, said);
}
