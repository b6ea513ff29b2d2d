/** Adds to wasm-bindgen's glue how the rest of the program is fetched: at once, in the middle of a call. */

const IMPORTS = "function __wbg_get_imports() {";

/** The glue as it is shipped; `rest` is the file's name. */
export function withRest(glue, rest) {
  return `${patched(glue, "rest: { load: loadRest }")}
function loadRest() {
    const request = new XMLHttpRequest();
    request.open("GET", new URL("${rest}", import.meta.url), false);
    // A page may not ask for bytes at once, but for text of which each character is one.
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(\`a part of the engine could not be fetched (status \${request.status})\`);
    addRest(Uint8Array.from(request.responseText, (character) => character.charCodeAt(0)));
}
function addRest(bytes) {
    new WebAssembly.Instance(new WebAssembly.Module(bytes), { ...__wbg_get_imports(), core: wasm });
    wasm.rest_loaded.value = 1;
}
export { addRest as add_rest };
`;
}

/** The glue for the instrumented program: each first call of a function is told to \`globalThis.splitHit\`. */
export function withHits(glue) {
  return patched(glue, "split: { hit: (number) => globalThis.splitHit(number) }");
}

function patched(glue, imports) {
  if (!glue.includes(IMPORTS)) throw new Error("wasm-bindgen's glue is not as this version writes it");
  const renamed = glue.replace(IMPORTS, "function __wbg_own_imports() {");
  return `${renamed}\nfunction __wbg_get_imports() {\n    return { ...__wbg_own_imports(), ${imports} };\n}\n`;
}
