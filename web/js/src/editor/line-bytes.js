// What each line did to memory, at its right end: a number and a tint.
import { StateEffect, StateField } from "@codemirror/state";
import { GutterMarker, gutter } from "@codemirror/view";

/** `[line, text, tint, title]` each; tint from -3 (much freed) to 3 (much allocated). */
export const replaceLineBytes = StateEffect.define();

class Bytes extends GutterMarker {
  constructor(text, tint, title) {
    super();
    this.text = text;
    this.tint = tint;
    this.title = title;
  }

  eq(other) {
    return other.text === this.text && other.tint === this.tint && other.title === this.title;
  }

  toDOM() {
    const cell = document.createElement("span");
    cell.className = `net net-${this.tint < 0 ? "down" : this.tint > 0 ? "up" : "none"}-${Math.abs(this.tint)}`;
    cell.textContent = this.text;
    cell.title = this.title;
    return cell;
  }
}

const SPACER = new Bytes("+1,024 B", 0, "");

const state = StateField.define({
  create: () => new Map(),
  update(map, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(replaceLineBytes)) {
        return new Map(effect.value.map(([line, text, tint, title]) => [line, new Bytes(text, tint, title)]));
      }
    }
    return map;
  },
});

export const lineBytes = () => [
  state,
  gutter({
    class: "cm-net",
    side: "after",
    lineMarker: (view, block) => view.state.field(state).get(view.state.doc.lineAt(block.from).number) ?? null,
    lineMarkerChange: (update) => update.startState.field(state) !== update.state.field(state),
    initialSpacer: () => SPACER,
  }),
];
