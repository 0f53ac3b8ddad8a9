import { editNow } from './edit-now.ts'
import type { EditedEnvironment } from './edited-environment.ts'
import { rebaseRows } from './edited-variables.ts'
import { findEnvironment, updateEnvironment, useEnvironmentEditor } from './environment-editor.ts'
import { NO_EDITS, noteEdit, redo, type UndoStack, undo } from './undo-stack.ts'

type Typed = Pick<EditedEnvironment, 'environment' | 'variables'>

const stacks = new Map<number, UndoStack<Typed>>()
/** What undo and redo put in place is no edit. */
let restoring = false

/** Remembers what every environment was before it was edited, for as long as it is shown or not saved. */
export function startEnvironmentUndo(): void {
  useEnvironmentEditor.subscribe(({ edited: now }, { edited: before }) => {
    if (now?.id !== before?.id) return forgetOthers()
    if (!now || !before || restoring) return
    if (now.content !== before.content) return follow(now, before)
    if (now.environment === before.environment && now.variables === before.variables) return
    stacks.set(now.id, noteEdit(stacks.get(now.id) ?? NO_EDITS, typedIn(before), typedIn(now), editNow()))
  })
}

export function undoInEnvironment(): void {
  step(undo)
}

export function redoInEnvironment(): void {
  step(redo)
}

function step(go: typeof undo<Typed>): void {
  const { edited } = useEnvironmentEditor.getState()
  const stepped = edited && go(stacks.get(edited.id) ?? NO_EDITS, typedIn(edited))
  if (!stepped) return
  const { environment, variables } = stepped.draft
  stacks.set(edited.id, stepped.stack)
  restoring = true
  try {
    // What it is called is another matter: a file was renamed for that.
    updateEnvironment(edited.id, {
      environment: { ...environment, name: edited.environment.name },
      variables
    })
  } finally {
    restoring = false
  }
}

/** When it was saved or read anew: what is undone from then on is laid over the file as it is now. */
function follow(now: EditedEnvironment, before: EditedEnvironment): void {
  const stack = stacks.get(now.id)
  if (!stack || now.variables === before.variables) return
  const known = new Set(before.variables.map(({ id }) => id))
  if (now.variables.length > 0 && !now.variables.some(({ id }) => known.has(id))) {
    stacks.delete(now.id)
    return
  }
  const inFile = now.content.environment.variables
  const secret = new Set(inFile.filter(each => each.secret).map(({ name }) => name))
  const rebase = (typed: Typed) => ({
    ...typed,
    variables: rebaseRows(typed.variables, now.variables, secret)
  })
  stacks.set(now.id, { past: stack.past.map(rebase), future: stack.future.map(rebase), lastEdit: undefined })
}

function forgetOthers(): void {
  for (const id of stacks.keys()) if (!findEnvironment(id)) stacks.delete(id)
}

function typedIn({ environment, variables }: EditedEnvironment): Typed {
  return { environment, variables }
}
