import type { Draft } from '#shared/model/draft/draft.ts'

/** How a draft was edited. */
export interface Edit {
  /** Of any monotonic clock. */
  atMs: number
  /** In which it was typed. Undefined when it was not typed, but came at once: pasted, or by a button. */
  field: unknown
}

/** What a draft, or what else is edited, was before, and what it was before it was undone. Latest last. */
export interface UndoStack<T extends object = Draft> {
  past: readonly T[]
  future: readonly T[]
  /** What was edited last, and when: typing on there is one step. */
  lastEdit: (Edit & { keys: string }) | undefined
}

export const NO_EDITS: UndoStack<never> = { past: [], future: [], lastEdit: undefined }

/** Steps that are remembered of each tab. */
const MAX_STEPS = 200
/** A pause of this length begins a new step. */
const PAUSE_MS = 800

/** Notes that a draft was changed. */
export function noteEdit<T extends object>(
  stack: UndoStack<T>,
  before: T,
  after: T,
  edit: Edit
): UndoStack<T> {
  const keys = changedKeys(before, after)
  if (keys === '') return stack
  const goesOn = stack.lastEdit?.keys === keys && isTypedOn(stack.lastEdit, edit)
  const past = goesOn ? stack.past : [...stack.past, before].slice(-MAX_STEPS)
  return { past, future: [], lastEdit: { ...edit, keys } }
}

function isTypedOn(last: Edit, edit: Edit): boolean {
  return edit.field !== undefined && edit.field === last.field && edit.atMs - last.atMs < PAUSE_MS
}

/** @returns the draft as it was a step before, if there is one */
export function undo<T extends object>(
  stack: UndoStack<T>,
  now: T
): { stack: UndoStack<T>; draft: T } | undefined {
  const draft = stack.past.at(-1)
  if (!draft) return undefined
  return {
    draft,
    stack: { past: stack.past.slice(0, -1), future: [...stack.future, now], lastEdit: undefined }
  }
}

/** @returns the draft as it was before the last undo, if nothing was edited since */
export function redo<T extends object>(
  stack: UndoStack<T>,
  now: T
): { stack: UndoStack<T>; draft: T } | undefined {
  const draft = stack.future.at(-1)
  if (!draft) return undefined
  return {
    draft,
    stack: { past: [...stack.past, now], future: stack.future.slice(0, -1), lastEdit: undefined }
  }
}

/** The parts of the draft that differ, so that typing in the URL and then in a header are two steps. */
function changedKeys(before: object, after: object): string {
  const keys = new Set([...Object.keys(before), ...Object.keys(after)])
  const read = (draft: object, key: string) => Object.entries(draft).find(([name]) => name === key)?.[1]
  return [...keys].filter(key => read(before, key) !== read(after, key)).join(' ')
}
