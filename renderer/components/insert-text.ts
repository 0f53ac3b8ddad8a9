/**
 * Puts text in the place of a part of a field, as if it had been typed: the field's own undo takes it back. No other
 * way to write into a field keeps that.
 */
export function insertText(
  field: HTMLInputElement | HTMLTextAreaElement,
  text: string,
  from: number,
  to: number
): void {
  field.focus()
  field.setSelectionRange(from, to)
  if (document.execCommand('insertText', false, text)) return
  field.setRangeText(text, from, to, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText', data: text }))
}
