// Loads the files of the index that search and the list of cases ask for. They are scripts, since a page opened from a disk may load those
// beside it and fetch nothing; each hands its data to `casebookSearch`. src/render/search.rs says what they hold.
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
})();
