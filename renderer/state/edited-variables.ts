import type { DraftVariable } from '#shared/model/draft/draft-row.ts'
import type { SecretChanges } from '#shared/model/environment.ts'

/** A variable of an environment that is being edited. It stays the same one whatever it is called. */
export interface EditedVariable {
  /** Tells rows apart while they are edited. */
  id: number
  variable: DraftVariable
  /** What it is called in the file; undefined for one that is not in it yet. */
  was: string | undefined
  /** The value that was typed for it as a secret and is not in the vault yet. */
  typed: string | undefined
}

let lastId = 0

export function newVariable(variable: DraftVariable): EditedVariable {
  return { id: ++lastId, variable, was: undefined, typed: undefined }
}

/** The variables of a file as they begin to be edited. @param rows those that they are already, in the same order */
export function editVariables(
  variables: readonly DraftVariable[],
  rows: readonly EditedVariable[] = []
): EditedVariable[] {
  return variables.map((variable, index) => ({
    id: rows[index]?.id ?? ++lastId,
    variable,
    was: variable.name,
    typed: undefined
  }))
}

/** Keeps the value in the vault from now on, or in the file. What was typed goes along. */
export function toggleSecret(row: EditedVariable): EditedVariable {
  const { secret, ...variable } = row.variable
  if (secret) return { ...row, variable: { ...variable, value: row.typed ?? '' } }
  const typed = variable.value === '' ? row.typed : variable.value
  return { ...row, variable: { ...variable, secret: true, value: '' }, typed }
}

/** What becomes of secrets when the rows are saved. Which one is called otherwise is known here alone. */
export function secretChangesOf(rows: readonly EditedVariable[]): {
  [key in keyof SecretChanges]-?: Record<string, string>
} {
  const secret = rows.filter(({ variable }) => variable.secret)
  const secrets = secret.flatMap(({ variable, typed }) =>
    typed === undefined ? [] : [[variable.name, typed] as const]
  )
  const renamed = secret.flatMap(({ variable: { name }, was }) =>
    was === undefined || was === name ? [] : [[was, name] as const]
  )
  return { secrets: Object.fromEntries(secrets), renamed: Object.fromEntries(renamed) }
}

/** Rows after others were saved that they have come from: what was saved is no longer typed. */
export function rowsAfterSave(
  rows: readonly EditedVariable[],
  saved: readonly EditedVariable[]
): EditedVariable[] {
  return rows.map(row => {
    const before = saved.find(({ id }) => id === row.id)
    if (!before) return row
    return { ...row, was: before.variable.name, typed: row.typed === before.typed ? undefined : row.typed }
  })
}

/**
 * Rows of before, laid over a file that was saved since: each is the variable that it has become there. One that is in
 * the file no more is a new one, whose value the vault has forgotten. One that is secret there stays so: its value has
 * left the file, and is not written there again.
 * @param secretInFile names
 */
export function rebaseRows(
  rows: readonly EditedVariable[],
  saved: readonly EditedVariable[],
  secretInFile: ReadonlySet<string>
): EditedVariable[] {
  const inFile = new Map(saved.map(row => [row.id, row]))
  return rows.map(row => {
    const there = inFile.get(row.id)
    if (!there) return { ...row, was: undefined }
    const { was, typed } = there
    const isSecret = was !== undefined && secretInFile.has(was)
    return { ...row, variable: isSecret ? withoutValues(row.variable) : row.variable, was, typed }
  })
}

function withoutValues({ variants, ...variable }: DraftVariable): DraftVariable {
  return { ...variable, secret: true, value: '' }
}
