/** The texts of Python modules, from the folder beside the engine; an `import` waits for its module, so at once. */
export const libraryIn = (folder) => {
  const known = new Map();
  return (name) => {
    // Each run imports anew; what could not be had may be there the next time.
    const text = known.get(name) ?? fetchedNow(new URL(`${name}.py`, folder));
    if (text !== null) known.set(name, text);
    return text;
  };
};

const fetchedNow = (address) => {
  const request = new XMLHttpRequest();
  request.open("GET", address, false);
  try {
    request.send();
  } catch {
    return null;
  }
  return request.status === 200 ? request.responseText : null;
};
