import type { Edit } from './undo-stack.ts'

/** Whether what goes into a field now comes at once, and is a step of its own. */
let atOnce = false

/** Tells apart from now on what is typed and what is pasted. */
export function watchInput(): void {
  for (const name of ['keydown', 'paste', 'cut', 'drop'])
    window.addEventListener(name, noteInput, { capture: true })
}

function noteInput({ type }: Event): void {
  atOnce = type !== 'keydown'
}

/** Typing is done in fields; whatever else changes a draft, such as a button or a paste, does so in one step. */
export function editNow(): Edit {
  const focused = document.activeElement
  const isField = focused?.matches('textarea, [role="textbox"], input:not([type="checkbox"], [type="radio"])')
  return { atMs: performance.now(), field: isField && !atOnce ? focused : undefined }
}
