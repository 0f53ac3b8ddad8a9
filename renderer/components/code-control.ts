import type { editor } from 'monaco-editor/editor'

/** Where one was in an editor, and what was folded there. */
export type CodeState = editor.ICodeEditorViewState

/** What can be done with the text of an editor from without. Offsets are into its text. */
export interface CodeControl {
  focus(): void
  text(): string
  selectedText(): string
  /** Where the selection begins, and where it ends; both are the caret where nothing is selected. */
  selection(): { from: number; to: number }
  state(): CodeState | undefined
  /** To where it was left. */
  bringBack(state: CodeState): void
  lineCount(): number
  /** The line of the caret, from 1. */
  line(): number
  lineText(line: number): string
  goToLine(line: number): void
  /** `within`: all that is right within the outermost. */
  fold(what: 'toggle' | 'within' | 'none'): void
  /** Selects a stretch and brings it into sight. */
  select(from: number, to: number): void
  /** Marks stretches, in order, as far as they are in sight: `[from, to, from, to, …]`; and one of them as the current. */
  mark(stretches: Uint32Array, current?: number): void
}
