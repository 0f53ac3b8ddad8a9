import { dequal } from 'dequal'
import { create } from 'zustand'
import type { Environment, EnvironmentContent, EnvironmentOwner } from '#shared/model/environment.ts'
import { ownerKey } from './environments.ts'
import { explainFailure } from './explain-failure.ts'
import { host } from './host.ts'

/** The environment that is being edited. */
export interface EditedEnvironment {
  owner: EnvironmentOwner
  name: string
  /** As it was read. */
  content: EnvironmentContent
  environment: Environment
  /** Values that were typed for secrets and are not in the vault yet, by the variable's name. */
  secrets: Readonly<Record<string, string>>
}

interface EnvironmentEditorState {
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
    begin(owner, name, await read(owner, name))
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
    const content = await read(before.owner, before.name)
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

export function changeEnvironment(change: Partial<Environment>): void {
  useEnvironmentEditor.setState(({ edited }) => ({
    edited: edited && { ...edited, environment: { ...edited.environment, ...change } }
  }))
}

export function typeSecret(variable: string, value: string): void {
  useEnvironmentEditor.setState(({ edited }) => ({
    edited: edited && { ...edited, secrets: { ...edited.secrets, [variable]: value } }
  }))
}

/** What was typed for a secret goes along when its variable is called otherwise. */
export function renameTypedSecret(from: string, to: string): void {
  useEnvironmentEditor.setState(({ edited }) => {
    const { [from]: typed, ...others } = edited?.secrets ?? {}
    if (!edited || typed === undefined) return {}
    return { edited: { ...edited, secrets: { ...others, [to]: typed } } }
  })
}

export function isEnvironmentChanged({ edited }: Pick<EnvironmentEditorState, 'edited'>): boolean {
  return edited !== undefined && isEdited(edited)
}

function isEdited({ content, environment, secrets }: EditedEnvironment): boolean {
  return Object.keys(secrets).length > 0 || !dequal(content.environment, environment)
}

/** @param over the revision to write over, where a person has chosen to */
export async function saveEnvironment(over?: string): Promise<void> {
  await whileSaving(async ({ owner, name, content, environment, secrets }) => {
    const client = await host.ready()
    const result = await client.call('environment.save', {
      owner,
      name,
      environment: withoutSecretValues(environment),
      revision: over ?? content.revision
    })
    if (result.kind === 'conflict') return result.content ?? 'gone'
    await keepSecrets(owner, name, environment, secrets)
    return undefined
  })
}

/** Makes the file anew that was deleted meanwhile. */
export async function recreateEnvironment(): Promise<void> {
  await whileSaving(async ({ owner, name, environment, secrets }) => {
    const client = await host.ready()
    await client.call('environment.create', {
      owner,
      environment: { ...withoutSecretValues(environment), name }
    })
    await keepSecrets(owner, name, environment, secrets)
    return undefined
  })
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
    const content = await read(owner, to)
    useEnvironmentEditor.setState(({ edited: now }) => ({
      problem: undefined,
      edited: now && {
        ...now,
        name: to,
        content,
        environment: isEdited(now)
          ? { ...now.environment, name: content.environment.name }
          : content.environment
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

/** @returns undefined when the vault has none. @throws ClientError */
export async function revealSecret(variable: string): Promise<string | undefined> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited) return undefined
  const { owner, name } = edited
  const client = await host.ready()
  return (await client.call('secret.reveal', { owner, name, variable })).value
}

/** @param save returns what the file has become, when that is why nothing was saved */
async function whileSaving(
  save: (edited: EditedEnvironment) => Promise<EnvironmentEditorState['conflict']>
): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited) return
  useEnvironmentEditor.setState({ saving: true, problem: undefined })
  try {
    const conflict = await save(edited)
    if (conflict) useEnvironmentEditor.setState({ conflict })
    else settle(edited, await read(edited.owner, edited.name))
  } catch (thrown) {
    useEnvironmentEditor.setState({ problem: explainFailure(thrown) })
  } finally {
    useEnvironmentEditor.setState({ saving: false })
  }
}

/** What was saved is no longer typed. What was typed while it was saved still is. */
function settle(saved: EditedEnvironment, content: EnvironmentContent): void {
  const { edited: now, unsaved } = useEnvironmentEditor.getState()
  const key = environmentKey(saved)
  const after = (typed: EditedEnvironment): EditedEnvironment => ({
    ...typed,
    content,
    environment: typed.environment === saved.environment ? content.environment : typed.environment,
    secrets: Object.fromEntries(
      Object.entries(typed.secrets).filter(([name, value]) => saved.secrets[name] !== value)
    )
  })
  if (now && environmentKey(now) === key) {
    useEnvironmentEditor.setState({ conflict: undefined, edited: after(now) })
    return
  }
  const { [key]: aside, ...others } = unsaved
  if (!aside) return
  const settled = after(aside)
  useEnvironmentEditor.setState({ unsaved: isEdited(settled) ? { ...others, [key]: settled } : others })
}

async function keepSecrets(
  owner: EnvironmentOwner,
  name: string,
  { variables }: Environment,
  typed: EditedEnvironment['secrets']
): Promise<void> {
  const client = await host.ready()
  for (const { name: variable, secret } of variables) {
    const value = typed[variable]
    if (secret && value !== undefined) await client.call('secret.set', { owner, name, variable, value })
  }
}

async function read(owner: EnvironmentOwner, name: string): Promise<EnvironmentContent> {
  return (await host.ready()).call('environment.read', { owner, name })
}

function begin(owner: EnvironmentOwner, name: string, content: EnvironmentContent): void {
  const edited = { owner, name, content, environment: content.environment, secrets: {} }
  useEnvironmentEditor.setState({ ...IDLE, edited })
}

function putAside(): void {
  const { edited, unsaved } = useEnvironmentEditor.getState()
  if (edited && isEdited(edited))
    useEnvironmentEditor.setState({ unsaved: { ...unsaved, [environmentKey(edited)]: edited } })
}

/** The value of a secret never goes into the file. */
function withoutSecretValues(environment: Environment): Environment {
  const variables = environment.variables.map(each => (each.secret ? { ...each, value: '' } : each))
  return { ...environment, variables }
}
