// The editor's bundle: CodeMirror behind the few functions that the page calls.
import { python } from "@codemirror/lang-python";
import { EditorState } from "@codemirror/state";
import { EditorView, lineNumbers } from "@codemirror/view";

globalThis.afterdelEditor = {
  /** Puts an editor with `text` into `host`. */
  create(host, text) {
    const extensions = [lineNumbers(), python(), EditorView.contentAttributes.of({ "aria-label": "Python program" })];
    return new EditorView({ parent: host, state: EditorState.create({ doc: text, extensions }) });
  },
};
