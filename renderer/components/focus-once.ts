/** A `ref` for the field that a dialog asks for. The same function each time: another would be called with each drawing. */
export function focusOnce(field: HTMLElement | null): void {
  field?.focus()
}
