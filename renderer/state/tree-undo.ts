/** What was done in the sidebar and can be taken back: latest last. */
const done: (() => Promise<void>)[] = []

/** Further back nobody remembers what would happen. */
const MAX_STEPS = 50

/** Remembers how something that was done in the sidebar is taken back. */
export function noteTreeEdit(undo: () => Promise<void>): void {
  done.push(undo)
  if (done.length > MAX_STEPS) done.shift()
}

export function canUndoInTree(): boolean {
  return done.length > 0
}

/** Takes back what was done last in the sidebar. It tells by itself when that does not work. */
export function undoInTree(): void {
  void done.pop()?.()
}

/** It was taken back in another way. */
export function forgetTreeEdit(undo: () => Promise<void>): void {
  const index = done.indexOf(undo)
  if (index >= 0) done.splice(index, 1)
}
