/** The texts of Python modules, from the folder beside the engine; an `import` waits for its module, so at once. */
export const libraryIn = (folder) => (name) => {
  const request = new XMLHttpRequest();
  request.open("GET", new URL(`${name}.py`, folder), false);
  try {
    request.send();
  } catch {
    return null;
  }
  return request.status === 200 ? request.responseText : null;
};
