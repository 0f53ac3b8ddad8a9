import { dequal } from 'dequal'
import { create } from 'zustand'
import type { Environment, EnvironmentContent, EnvironmentOwner } from '#shared/model/environment.ts'
import { type EditedVariable, editVariables, secretChangesOf } from './edited-variables.ts'
import { ownerKey } from './environments.ts'
import { explainFailure } from './explain-failure.ts'
import { host } from './host.ts'

/** The environment that is being edited. */
export interface EditedEnvironment {
  owner: EnvironmentOwner
  name: string
  /** As it was read. */
  content: EnvironmentContent
  /** What there is to say of it besides its variables. */
  environment: Omit<Environment, 'variables'>
  variables: readonly EditedVariable[]
}

export interface EnvironmentEditorState {
  edited: EditedEnvironment | undefined
  /** What was typed into others and not saved, by `environmentKey`. */
  unsaved: Readonly<Record<string, EditedEnvironment>>
  saving: boolean
  /** Why it could not be read or saved. */
  problem: string | undefined
  /** What its file has become meanwhile; `gone` when there is none. */
  conflict: EnvironmentContent | 'gone' | undefined
}

const IDLE = { saving: false, problem: undefined, conflict: undefined } as const

export const useEnvironmentEditor = create<EnvironmentEditorState>(() => ({
  ...IDLE,
  edited: undefined,
  unsaved: {}
}))

/** Tells environments apart. */
export function environmentKey({ owner, name }: Pick<EditedEnvironment, 'owner' | 'name'>): string {
  return `${ownerKey(owner)} ${name}`
}

/** Begins to edit an environment, or goes on with it. What was typed into the one before is kept for later. */
export async function editEnvironment(owner: EnvironmentOwner, name: string): Promise<void> {
  putAside()
  const key = environmentKey({ owner, name })
  const { [key]: resumed, ...unsaved } = useEnvironmentEditor.getState().unsaved
  if (resumed) return useEnvironmentEditor.setState({ ...IDLE, edited: resumed, unsaved })
  try {
    begin(owner, name, await readEnvironment(owner, name))
  } catch (thrown) {
    useEnvironmentEditor.setState({ ...IDLE, edited: undefined, problem: explainFailure(thrown) })
  }
}

/**
 * Shows what the file has become, unless something was typed that it would take away.
 * @param revision of the file now
 */
export async function refreshEnvironment(revision: string | undefined): Promise<void> {
  const before = useEnvironmentEditor.getState().edited
  if (!before || isEdited(before) || revision === undefined || revision === before.content.revision) return
  try {
    const content = await readEnvironment(before.owner, before.name)
    if (useEnvironmentEditor.getState().edited === before) begin(before.owner, before.name, content)
  } catch {
    // It has gone or cannot be read meanwhile: the list says so, and saving will.
  }
}

/** Makes a new environment and begins to edit it. */
export async function createEnvironment(owner: EnvironmentOwner, name: string): Promise<void> {
  try {
    const environment = { name, variables: [] }
    const content = await (await host.ready()).call('environment.create', { owner, environment })
    putAside()
    // It is called as its file is, which need not be what was typed.
    begin(owner, content.environment.name, content)
  } catch (thrown) {
    useEnvironmentEditor.setState({ problem: explainFailure(thrown) })
  }
}

export function changeEnvironment(change: Partial<EditedEnvironment['environment']>): void {
  useEnvironmentEditor.setState(({ edited }) => ({
    edited: edited && { ...edited, environment: { ...edited.environment, ...change } }
  }))
}

export function changeVariables(variables: readonly EditedVariable[]): void {
  useEnvironmentEditor.setState(({ edited }) => ({ edited: edited && { ...edited, variables } }))
}

export function isEnvironmentChanged({ edited }: Pick<EnvironmentEditorState, 'edited'>): boolean {
  return edited !== undefined && isEdited(edited)
}

export function isEdited(edited: EditedEnvironment): boolean {
  const { secrets } = secretChangesOf(edited.variables)
  return Object.keys(secrets).length > 0 || !dequal(edited.content.environment, environmentOf(edited))
}

/** The environment as it is to be. */
export function environmentOf({ environment, variables }: EditedEnvironment): Environment {
  return { ...environment, variables: variables.map(({ variable }) => variable) }
}

/** Shows what the file has become in the place of what was typed. */
export function takeEnvironmentFromDisk(): void {
  const { edited, conflict } = useEnvironmentEditor.getState()
  if (edited && conflict && conflict !== 'gone') begin(edited.owner, edited.name, conflict)
}

/** Calls it otherwise. What was typed and not saved stays typed. */
export async function renameEnvironment(to: string): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited || to === edited.name) return
  const { owner, name } = edited
  try {
    const client = await host.ready()
    await client.call('environment.rename', { owner, name, to })
    const content = await readEnvironment(owner, to)
    useEnvironmentEditor.setState(({ edited: now }) => ({
      problem: undefined,
      edited: now && {
        ...now,
        name: to,
        content,
        ...(isEdited(now)
          ? { environment: { ...now.environment, name: content.environment.name } }
          : editable(content, now.variables))
      }
    }))
  } catch (thrown) {
    useEnvironmentEditor.setState({ problem: explainFailure(thrown) })
  }
}

export async function deleteEnvironment(): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited) return
  try {
    const client = await host.ready()
    await client.call('environment.delete', { owner: edited.owner, name: edited.name })
    useEnvironmentEditor.setState({ ...IDLE, edited: undefined })
  } catch (thrown) {
    useEnvironmentEditor.setState({ problem: explainFailure(thrown) })
  }
}

/** @param variable as it is called in the file @returns undefined when the vault has none @throws ClientError */
export async function revealSecret(variable: string): Promise<string | undefined> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited) return undefined
  const { owner, name } = edited
  const client = await host.ready()
  return (await client.call('secret.reveal', { owner, name, variable })).value
}

export async function readEnvironment(owner: EnvironmentOwner, name: string): Promise<EnvironmentContent> {
  return (await host.ready()).call('environment.read', { owner, name })
}

function begin(owner: EnvironmentOwner, name: string, content: EnvironmentContent): void {
  useEnvironmentEditor.setState({ ...IDLE, edited: { owner, name, content, ...editable(content) } })
}

/** What was read, as it begins to be edited. @param rows those that its variables are already, in the same order */
export function editable(
  { environment: { variables, ...environment } }: EnvironmentContent,
  rows?: readonly EditedVariable[]
): Pick<EditedEnvironment, 'environment' | 'variables'> {
  return { environment, variables: editVariables(variables, rows) }
}

function putAside(): void {
  const { edited, unsaved } = useEnvironmentEditor.getState()
  if (edited && isEdited(edited))
    useEnvironmentEditor.setState({ unsaved: { ...unsaved, [environmentKey(edited)]: edited } })
}
