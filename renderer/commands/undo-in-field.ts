/** What the keys for it do where the focus is, in an editor of code or in a field with an undo of its own. */
export async function undoInField(what: 'undo' | 'redo'): Promise<void> {
  const focused = document.activeElement
  if (focused?.closest('.monaco-editor')) (await import('../components/monaco/undo-code.ts')).undoCode(what)
  // No other way leads to the undo of a field.
  else document.execCommand(what)
}
