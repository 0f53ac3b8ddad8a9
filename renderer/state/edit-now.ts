import type { Edit } from './undo-stack.ts'

/** Typing is done in fields; whatever else changes a draft, such as a button, does so in one step. */
export function editNow(): Edit {
  const focused = document.activeElement
  const isField = focused?.matches('textarea, [role="textbox"], input:not([type="checkbox"], [type="radio"])')
  return { atMs: performance.now(), field: isField ? focused : undefined }
}
