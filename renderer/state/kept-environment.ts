import type { EnvironmentContent } from '#shared/model/environment.ts'
import type { UnsavedEnvironment } from '#shared/model/unsaved-environment.ts'
import { beginEnvironment, type EditedEnvironment, withoutSecretValues } from './edited-environment.ts'
import { type EditedVariable, editVariables } from './edited-variables.ts'

const LIST = new Intl.ListFormat('en')

/** What a window is to keep of an environment that is edited. */
export function toKeep(edited: EditedEnvironment): UnsavedEnvironment {
  const { owner, name, content, variables } = edited
  const isLost = (row: EditedVariable) =>
    row.variable.secret && row.typed !== undefined && row.typed !== valueInFile(row.was, content)
  return {
    owner,
    name,
    content,
    environment: withoutSecretValues(edited),
    was: variables.map(({ was }) => was ?? null),
    notKept: variables.filter(isLost).map(({ variable }) => variable.name)
  }
}

/** The environment that is edited, from what was kept of it. */
export function fromKept({ owner, name, content, environment, was }: UnsavedEnvironment): EditedEnvironment {
  const { variables, ...rest } = environment
  const rows = editVariables(variables).map((row, index) => {
    const before = was[index] ?? undefined
    // What is to become secret, and lies in the file so far, would be lost with the next save.
    const typed = row.variable.secret ? valueInFile(before, content) : undefined
    return { ...row, was: before, typed }
  })
  return { ...beginEnvironment(owner, name, content), environment: rest, variables: rows }
}

/** The value that a variable has in the file, as long as it is not secret there. */
function valueInFile(name: string | undefined, { environment }: EnvironmentContent): string | undefined {
  const value = environment.variables.find(each => each.name === name && !each.secret)?.value
  return value === '' ? undefined : value
}

/** @param names of those that are here again with what was typed @returns empty when there is nothing to say */
export function describeKept(names: readonly string[], kept: readonly UnsavedEnvironment[]): string {
  const sentences = names.length === 0 ? [] : [`Unsaved changes of ${quoted(names)} are here again.`]
  for (const { name, notKept } of kept) {
    if (notKept.length === 0) continue
    const values = notKept.length === 1 ? 'The value' : 'The values'
    sentences.push(
      `${values} typed for ${quoted(notKept)} in “${name}” ${notKept.length === 1 ? 'was' : 'were'} not kept: secrets are stored in the vault alone, when they are saved.`
    )
  }
  return sentences.join(' ')
}

function quoted(names: readonly string[]): string {
  return LIST.format(names.map(name => `“${name}”`))
}
