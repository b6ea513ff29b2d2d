// The line that is linked to under the pointer, or under the keyboard, elsewhere on the page.
import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView } from "@codemirror/view";

/** The line from 1, 0 for none. */
export const markLine = StateEffect.define();

const marked = Decoration.line({ class: "line-marked" });

export const lineMark = () =>
  StateField.define({
    create: () => Decoration.none,
    update(value, transaction) {
      const { doc } = transaction.state;
      for (const effect of transaction.effects) {
        if (effect.is(markLine)) {
          const line = effect.value;
          return line > 0 && line <= doc.lines ? Decoration.set(marked.range(doc.line(line).from)) : Decoration.none;
        }
      }
      return value.map(transaction.changes);
    },
    provide: (field) => EditorView.decorations.from(field),
  });
