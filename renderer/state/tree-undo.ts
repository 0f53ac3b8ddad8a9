import { tellFailure } from './notices.ts'
import type { TreePlace } from './tree-place.ts'

/** How something that was done in the sidebar is turned round. */
export interface TreeEdit {
  /** The items that it is about: they are followed until then. */
  places: readonly TreePlace[]
  /** Gives what turns that round again; nothing when it could not be done, of which it has told then. */
  run: () => Promise<TreeEdit | undefined>
}

/** How what was done is taken back: latest last. */
const done: TreeEdit[] = []
/** How what was taken back is done again: latest last. Another list once something new is done. */
let undone: TreeEdit[] = []
/** However fast the keys are pressed, each is turned round after the one before it. */
let turn: Promise<void> = Promise.resolve()
/** What is being turned round. */
let running: TreeEdit | undefined

/** What could not be taken back the last time. */
let failed: TreeEdit | undefined

/** Further back nobody remembers what would happen. */
const MAX_STEPS = 50

/** Remembers how something that was done in the sidebar is taken back. */
export function noteTreeEdit(back: TreeEdit): void {
  pushDone(back)
  undone = []
}

/** The items that something that was done, or taken back, is about. */
export function placesOfEdits(): readonly TreePlace[] {
  return [...done, ...undone, ...(running ? [running] : [])].flatMap(({ places }) => places)
}

export function canUndoInTree(): boolean {
  return done.length > 0
}

export function canRedoInTree(): boolean {
  return undone.length > 0
}

/**
 * Takes back what was done last in the sidebar, or this, unless it was taken back already. What fails can be tried once
 * more, when a person has cleared away what was in its way; what fails then too does not stand before the rest for ever.
 */
export function undoInTree(edit?: TreeEdit): void {
  inTurn(async () => {
    const index = edit ? done.indexOf(edit) : done.length - 1
    const [back] = index < 0 ? [] : done.splice(index, 1)
    if (!back) return
    const into = undone
    const again = await turnRound(back)
    if (again) into.push(again)
    else if (failed !== back) done.splice(index, 0, back)
    failed = again ? undefined : back
  })
}

/** Does again what was taken back last in the sidebar. */
export function redoInTree(): void {
  inTurn(async () => {
    const edit = undone.pop()
    const back = edit && (await turnRound(edit))
    if (back) pushDone(back)
  })
}

function pushDone(back: TreeEdit): void {
  done.push(back)
  if (done.length > MAX_STEPS) done.shift()
}

async function turnRound(edit: TreeEdit): Promise<TreeEdit | undefined> {
  running = edit
  try {
    return await edit.run()
  } catch (thrown) {
    tellFailure('This could not be taken back.', thrown)
    return undefined
  } finally {
    running = undefined
  }
}

/** Each tells itself what went wrong in it: none keeps those after it from their turn. */
function inTurn(step: () => Promise<void>): void {
  turn = turn.then(step)
}
