import { editor } from 'monaco-editor/editor'

/** Takes the latest edit back, or does it again, in the editor of code that has the focus. */
export function undoCode(what: 'undo' | 'redo'): void {
  editor
    .getEditors()
    .find(each => each.hasTextFocus())
    ?.trigger('menu', what, null)
}
