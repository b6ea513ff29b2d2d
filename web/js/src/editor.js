// The editor's bundle: CodeMirror behind the few functions that the page calls (web/src/editor/bridge.rs), and the
// packing of share links, which rides along so that the page loads one script less.
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { StreamLanguage, bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { python } from "@codemirror/legacy-modes/mode/python";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import {
  EditorView,
  drawSelection,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import { arrows, moveArrows } from "./editor/arrows.js";
import { breakpointLines, breakpoints, replaceBreakpoints } from "./editor/breakpoints.js";
import { lineBytes, replaceLineBytes } from "./editor/line-bytes.js";
import { lineMark, markLine } from "./editor/mark.js";
import { colours, frame } from "./editor/theme.js";
import { pack, unpack } from "./share.js";

/** A text longer than this comes from a broken clipboard, not from a person. */
const LONGEST_TEXT = 400_000;

const offset = (doc, line, column) => {
  const at = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(at.from + column, at.to);
};

/** CodeMirror underlines nothing for an empty range: take the character before it, or after. */
const span = (doc, { line, column, endLine, endColumn }) => {
  const from = offset(doc, line, column);
  const to = Math.max(offset(doc, endLine, endColumn), from);
  if (to > from) return { from, to };
  const at = doc.lineAt(from);
  return from > at.from ? { from: from - 1, to: from } : { from, to: Math.min(from + 1, at.to) };
};

const extensions = ({ onChange, onBreakpoints, onRun, label }) => [
  breakpoints(),
  lineNumbers(),
  arrows(),
  lineBytes(),
  lineMark(),
  history(),
  drawSelection(),
  highlightSpecialChars(),
  highlightActiveLine(),
  bracketMatching(),
  indentOnInput(),
  indentUnit.of("    "),
  highlightSelectionMatches(),
  search({ top: true }),
  // A tokenizer, not a grammar: errors are the engine's to find, and a grammar's tables are 20 kB to fetch.
  StreamLanguage.define(python),
  colours,
  frame,
  EditorState.changeFilter.of((change) => change.newDoc.length <= LONGEST_TEXT),
  keymap.of([
    { key: "Mod-Enter", run: () => (onRun(), true) },
    indentWithTab,
    ...searchKeymap,
    ...lintKeymap,
    ...historyKeymap,
    ...defaultKeymap,
  ]),
  EditorView.contentAttributes.of({
    "aria-label": label,
    "aria-describedby": "editor-hint",
    spellcheck: "false",
    autocorrect: "off",
    autocapitalize: "off",
  }),
  EditorView.updateListener.of((update) => {
    if (update.docChanged) onChange(update.state.doc.toString());
    const before = breakpointLines(update.startState);
    const now = breakpointLines(update.state);
    if (before.join() !== now.join()) onBreakpoints(now);
  }),
];

class Editor {
  #view;

  constructor(host, text, handlers) {
    host.replaceChildren();
    this.#view = new EditorView({ parent: host, doc: text, extensions: extensions(handlers) });
    // For tests and for the curious at the console.
    host.editorView = this.#view;
  }

  /** Replaces the whole text, in one undoable change. */
  setText(text) {
    const { doc } = this.#view.state;
    if (doc.toString() === text) return;
    this.#view.dispatch({ changes: { from: 0, to: doc.length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true });
  }

  /** Lines just executed and next, 0 for none; `failed`: the next arrow marks an error. */
  setArrows(executed, next, failed, follow) {
    this.#view.dispatch({ effects: moveArrows.of({ executed, next, failed }) });
    const line = next || executed;
    if (!follow || !line || line > this.#view.state.doc.lines) return;
    const block = this.#view.lineBlockAt(this.#view.state.doc.line(line).from);
    // Only the editor scrolls: the page, or the one around a frame, stays where the reader has it.
    const scroller = this.#view.scrollDOM;
    const { scrollTop, clientHeight } = scroller;
    if (block.top < scrollTop || block.bottom > scrollTop + clientHeight) {
      scroller.scrollTop = (block.top + block.bottom - clientHeight) / 2;
    }
  }

  /** `[line, text, tint, title]` for each line that touched memory. */
  setLineBytes(rows) {
    this.#view.dispatch({ effects: replaceLineBytes.of(rows) });
  }

  /** `{line, column, endLine, endColumn, severity, message}` each. */
  setDiagnostics(list) {
    const { doc } = this.#view.state;
    const found = list.map((one) => ({ ...span(doc, one), severity: one.severity, message: one.message }));
    this.#view.dispatch(setDiagnostics(this.#view.state, found));
  }

  /** Marks a line, 0 for none, where it is: nothing scrolls. */
  mark(line) {
    this.#view.dispatch({ effects: markLine.of(line) });
  }

  setBreakpoints(lines) {
    this.#view.dispatch({ effects: replaceBreakpoints.of(lines) });
  }

  /** Shows and selects a place, with the keyboard in the editor. */
  reveal(line, column) {
    const at = offset(this.#view.state.doc, line, column);
    this.#view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    this.#view.focus();
  }

  focus() {
    this.#view.focus();
  }

  destroy() {
    this.#view.destroy();
  }
}

globalThis.afterdelEditor = {
  /** Puts an editor with `text` into `host`; handlers: `onChange(text)`, `onBreakpoints(lines)`, `onRun()`, `label`. */
  create: (host, text, handlers) => new Editor(host, text, handlers),
};
globalThis.afterdelShare = { pack, unpack };
