/** A `ref` for the field that a dialog asks for. The same function each time: another would be called with each drawing. */
export function focusOnce(field: HTMLElement | null): void {
  field?.focus()
}

/** The same for a field whose text is a proposal: what is typed takes its place. */
export function selectOnce(field: HTMLInputElement | null): void {
  field?.focus()
  field?.select()
}
