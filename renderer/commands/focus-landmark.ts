/**
 * The places a command can move the focus to. Each is marked `data-landmark` where it is drawn: a field, or a region
 * whose first tab, field or button then takes the focus.
 */
export type Landmark = 'url' | 'response'

/** Moves the focus; text in a field is selected, ready to be replaced. */
export function focusLandmark(landmark: Landmark): void {
  const place = document.querySelector(`[data-landmark="${landmark}"]`)
  const target =
    place instanceof HTMLInputElement
      ? place
      : place?.querySelector('[role="tab"][aria-selected="true"], input, button, [tabindex="0"]')
  if (target instanceof HTMLElement) target.focus()
  if (target instanceof HTMLInputElement) target.select()
}
