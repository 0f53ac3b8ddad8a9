import { dequal } from 'dequal'
import type { Environment, EnvironmentContent, EnvironmentOwner } from '#shared/model/environment.ts'
import { type EditedVariable, editVariables, secretChangesOf } from './edited-variables.ts'

/** An environment that is being edited. */
export interface EditedEnvironment {
  /** It stays the same one whatever it is called. */
  id: number
  owner: EnvironmentOwner
  name: string
  /** It was made just now: its first field is what comes next. */
  isNew?: true
  /** As it was read. */
  content: EnvironmentContent
  /** What there is to say of it besides its variables. */
  environment: Omit<Environment, 'variables'>
  variables: readonly EditedVariable[]
  saving: boolean
  /** Why it could not be saved, renamed or deleted. */
  problem: string | undefined
  /** What its file has become meanwhile; `gone` when there is none. */
  conflict: EnvironmentContent | 'gone' | undefined
}

export const IDLE = { saving: false, problem: undefined, conflict: undefined } as const

let lastId = 0

/** What was read, to be edited. */
export function beginEnvironment(
  owner: EnvironmentOwner,
  name: string,
  content: EnvironmentContent
): EditedEnvironment {
  return { ...IDLE, id: ++lastId, owner, name, content, ...editable(content) }
}

/** What was read, as it begins to be edited. @param rows those that its variables are already, in the same order */
export function editable(
  { environment: { variables, ...environment } }: EnvironmentContent,
  rows?: readonly EditedVariable[]
): Pick<EditedEnvironment, 'environment' | 'variables'> {
  return { environment, variables: editVariables(variables, rows) }
}

/** What becomes of one into which nothing was typed when its file was read once more. */
export function readAnew(edited: EditedEnvironment, content: EnvironmentContent): EditedEnvironment {
  const same = content.revision === edited.content.revision
  return { ...edited, ...IDLE, content, ...(!same && editable(content)) }
}

export function isEdited(edited: EditedEnvironment): boolean {
  const { secrets } = secretChangesOf(edited.variables)
  return Object.keys(secrets).length > 0 || !dequal(edited.content.environment, environmentOf(edited))
}

/**
 * What becomes of what is edited when its file was renamed. Where something was typed and the file has become another
 * meanwhile, that is a conflict: to save it would write over what nobody has seen.
 * @param content as it was read under the new name
 */
export function renamed(
  edited: EditedEnvironment,
  name: string,
  content: EnvironmentContent
): Partial<EditedEnvironment> {
  if (!isEdited(edited)) return { ...IDLE, name, content, ...editable(content, edited.variables) }
  const { environment, conflict } = edited
  const named = { ...environment, name: content.environment.name }
  const before = { ...edited.content.environment, name: content.environment.name }
  if (conflict === undefined && dequal(before, content.environment))
    return { name, content, environment: named }
  const known = { ...edited.content, environment: before }
  return { name, content: known, environment: named, conflict: content }
}

/** The environment as it is to be. */
export function environmentOf({ environment, variables }: EditedEnvironment): Environment {
  return { ...environment, variables: variables.map(({ variable }) => variable) }
}

/** The environment as its file is to hold it: the value of a secret never goes there. */
export function withoutSecretValues(edited: EditedEnvironment): Environment {
  const environment = environmentOf(edited)
  const variables = environment.variables.map(each => (each.secret ? { ...each, value: '' } : each))
  return { ...environment, variables }
}
