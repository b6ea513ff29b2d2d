// Breakpoints: a click in the first gutter, or F9 on the line. They move with the text.
import { RangeSet, StateEffect, StateField } from "@codemirror/state";
import { GutterMarker, gutter, keymap } from "@codemirror/view";

/** The lines that shall have a breakpoint, from 1. */
export const replaceBreakpoints = StateEffect.define();
const toggle = StateEffect.define();

class Dot extends GutterMarker {
  toDOM() {
    const dot = document.createElement("span");
    dot.className = "breakpoint";
    dot.title = "breakpoint";
    return dot;
  }
}

const DOT = new Dot();

const state = StateField.define({
  create: () => RangeSet.empty,
  update(set, transaction) {
    let now = set.map(transaction.changes);
    const { doc } = transaction.state;
    for (const effect of transaction.effects) {
      if (effect.is(replaceBreakpoints)) {
        const lines = effect.value.filter((line) => line >= 1 && line <= doc.lines);
        now = RangeSet.of(lines.map((line) => DOT.range(doc.line(line).from)), true);
      } else if (effect.is(toggle)) {
        let had = false;
        now.between(effect.value, effect.value, () => { had = true; });
        now = had
          ? now.update({ filter: (from) => from !== effect.value })
          : now.update({ add: [DOT.range(effect.value)] });
      }
    }
    return now;
  },
});

const flip = (view, position) => {
  view.dispatch({ effects: toggle.of(view.state.doc.lineAt(position).from) });
  return true;
};

/** Lines with a breakpoint, each once, in order. */
export const breakpointLines = (editorState) => {
  const lines = new Set();
  editorState.field(state).between(0, editorState.doc.length, (from) => {
    lines.add(editorState.doc.lineAt(from).number);
  });
  return [...lines];
};

export const breakpoints = () => [
  state,
  gutter({
    class: "cm-breakpoints",
    markers: (view) => view.state.field(state),
    initialSpacer: () => DOT,
    domEventHandlers: { mousedown: (view, line) => flip(view, line.from) },
  }),
  keymap.of([{ key: "F9", run: (view) => flip(view, view.state.selection.main.head) }]),
];
