// Two arrows in the gutter: pale = the line just executed, strong = the next. Their lines are tinted too.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, gutter } from "@codemirror/view";

/** `{executed, next, failed}`: lines from 1, 0 for none. */
export const moveArrows = StateEffect.define();

class Arrow extends GutterMarker {
  constructor(kind, title) {
    super();
    this.kind = kind;
    this.title = title;
  }

  eq(other) {
    return other.kind === this.kind;
  }

  toDOM() {
    const arrow = document.createElement("span");
    arrow.className = `arrow arrow-${this.kind}`;
    arrow.title = this.title;
    return arrow;
  }
}

const EXECUTED = new Arrow("executed", "just executed");
const NEXT = new Arrow("next", "next line");
const FAILED = new Arrow("failed", "raised here");
const executedLine = Decoration.line({ class: "line-executed" });
const nextLine = Decoration.line({ class: "line-next" });
const failedLine = Decoration.line({ class: "line-failed" });

const state = StateField.define({
  create: () => ({ executed: 0, next: 0, failed: false }),
  update(value, transaction) {
    for (const effect of transaction.effects) if (effect.is(moveArrows)) return effect.value;
    return value;
  },
  provide: (field) =>
    EditorView.decorations.compute([field, "doc"], (editor) => {
      const { executed, next, failed } = editor.field(field);
      const marks = new Map();
      if (executed && executed !== next) marks.set(executed, executedLine);
      if (next) marks.set(next, failed ? failedLine : nextLine);
      const lines = [...marks].filter(([line]) => line <= editor.doc.lines).sort(([a], [b]) => a - b);
      return Decoration.set(lines.map(([line, mark]) => mark.range(editor.doc.line(line).from)));
    }),
});

export const arrows = () => [
  state,
  gutter({
    class: "cm-arrows",
    lineMarker(view, block) {
      const { executed, next, failed } = view.state.field(state);
      const line = view.state.doc.lineAt(block.from).number;
      if (line === next) return failed ? FAILED : NEXT;
      return line === executed ? EXECUTED : null;
    },
    lineMarkerChange: (update) => update.startState.field(state) !== update.state.field(state),
    initialSpacer: () => NEXT,
  }),
];
