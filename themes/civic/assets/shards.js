// Loads the files of the index that search and the list of cases ask for, and lists what they find. The files are scripts, since a page
// opened from a disk may load those beside it and fetch nothing; each hands its data to `casebookSearch`. src/render/search.rs says what
// they hold.
(() => {
  const arrived = new Map();
  const loads = new Map();

  window.casebookSearch = (kind, number, data) => arrived.set(`${kind}-${number}`, data);

  /** A function that loads a file of the index in `folder` once, by its kind and number. */
  window.casebookShards = (folder, version) => (kind, number) => {
    const name = `${kind}-${number}`;
    if (!loads.has(name)) {
      loads.set(name, new Promise((resolve, reject) => {
        const script = document.createElement('script');
        script.src = `${folder}${name}.js?${version}`;
        script.addEventListener('load', () => resolve(arrived.get(name)));
        script.addEventListener('error', () => {
          loads.delete(name);
          reject(new Error(name));
        });
        document.head.append(script);
      }).finally(() => arrived.delete(name)));
    }
    return loads.get(name);
  };

  /**
   * What was found, in the element `list`: `shown` at a time, and a button for the next, with the words `more`. `fail` is called where
   * the next cannot be loaded.
   */
  window.casebookResults = (list, { shown, more, fail }) => {
    let turn = 0;
    let button = null;

    function clear() {
      list.replaceChildren();
      button?.remove();
    }

    async function add(own, found, make, before, first) {
      const items = await Promise.all(found.slice(before, before + shown).map(make));
      if (own !== turn) return;
      if (before === 0) {
        // What was shown stays until there is what takes its place, and is announced with it.
        clear();
        first();
      }
      list.append(...items);
      if (before > 0) items[0].querySelector('a').focus();
      if (found.length <= before + shown) return;
      button = document.createElement('button');
      button.type = 'button';
      button.className = 'search-more';
      button.textContent = more;
      button.addEventListener('click', () => {
        button.remove();
        add(own, found, make, before + shown, first).catch(fail);
      });
      list.after(button);
    }

    return {
      clear,
      /** Begins a turn and gives its number; what an earlier one still loads is not shown any more. */
      next: () => (turn += 1),
      isLast: (own) => own === turn,
      /** Shows the first of `found`, each as the element that `make` promises of it; `first` is called when they are about to stand there. */
      show: (own, found, make, first) => add(own, found, make, 0, first),
    };
  };
})();
