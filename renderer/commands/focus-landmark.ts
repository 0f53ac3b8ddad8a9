import { focusSoon } from './focus-soon.ts'
import type { Landmark } from './landmark.ts'

/** The text that is edited there or the first field of a draft, else what Tab would reach first. */
const TARGETS = [
  'textarea, [data-field]',
  '[role="treeitem"][tabindex="0"]',
  '[role="radio"][tabindex="0"], [role="tab"][aria-selected="true"]',
  'input, select, button, [tabindex="0"]'
]

/**
 * Moves the focus; text in a field of one line is selected, ready to be replaced. A panel that has just been left is
 * still there, inert, for a moment.
 */
export function focusLandmark(landmark: Landmark): void {
  const target = findLandmark(landmark)
  if (target) take(target)
}

/** What takes the focus there. */
export function findLandmark(landmark: Landmark): HTMLElement | null {
  const place = document.querySelector(`[data-landmark="${landmark}"]:not([inert], [hidden])`)
  const target = place instanceof HTMLInputElement ? place : place && findTarget(place, landmark)
  return target instanceof HTMLElement ? target : null
}

/** Whether an element is in a place that is marked. */
export function isWithin(landmark: Landmark, element: EventTarget | null): boolean {
  return element instanceof Element && element.closest(`[data-landmark="${landmark}"]`) !== null
}

/** For a place that has to be drawn first. */
export function focusLandmarkSoon(landmark: Landmark): void {
  focusSoon(() => findLandmark(landmark), take)
}

function take(target: HTMLElement): void {
  target.focus()
  if (target instanceof HTMLInputElement) target.select()
}

function findTarget(place: Element, landmark: Landmark): Element | null {
  // A response is read, not edited: its sections come first.
  const order = landmark === 'response' ? TARGETS.slice(1) : TARGETS
  for (const selector of order) {
    const target = place.querySelector(selector)
    if (target) return target
  }
  return null
}
