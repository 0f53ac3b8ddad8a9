import { dequal } from 'dequal'
import { create } from 'zustand'
import type { Environment, EnvironmentContent, EnvironmentOwner } from '#shared/model/environment.ts'
import { host } from './host.ts'
import { sentenceOf } from './sentence-of.ts'

/** The environment that is being edited. */
interface Edited {
  owner: EnvironmentOwner
  name: string
  /** As it was read. */
  content: EnvironmentContent
  environment: Environment
  /** Values that were typed for secrets and are not in the vault yet, by the variable's name. */
  secrets: Readonly<Record<string, string>>
}

interface EnvironmentEditorState {
  edited: Edited | undefined
  saving: boolean
  /** Why it could not be read or saved. */
  problem: string | undefined
  /** What its file has become meanwhile; `gone` when there is none. */
  conflict: EnvironmentContent | 'gone' | undefined
}

const CLOSED: EnvironmentEditorState = {
  edited: undefined,
  saving: false,
  problem: undefined,
  conflict: undefined
}

export const useEnvironmentEditor = create<EnvironmentEditorState>(() => CLOSED)

/** Begins to edit an environment; what was typed into another one and not saved is dropped. */
export async function editEnvironment(owner: EnvironmentOwner, name: string): Promise<void> {
  try {
    const client = await host.ready()
    begin(owner, name, await client.call('environment.read', { owner, name }))
  } catch (thrown) {
    useEnvironmentEditor.setState({ ...CLOSED, problem: sentenceOf(thrown) })
  }
}

/** Makes a new environment and begins to edit it. */
export async function createEnvironment(owner: EnvironmentOwner, name: string): Promise<void> {
  try {
    const client = await host.ready()
    begin(
      owner,
      name,
      await client.call('environment.create', { owner, environment: { name, variables: [] } })
    )
  } catch (thrown) {
    useEnvironmentEditor.setState({ problem: sentenceOf(thrown) })
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

export function isEnvironmentChanged({ edited }: Pick<EnvironmentEditorState, 'edited'>): boolean {
  if (!edited) return false
  const { content, environment, secrets } = edited
  return Object.keys(secrets).length > 0 || !dequal(content.environment, environment)
}

/** @param over the revision to write over, where a person has chosen to */
export async function saveEnvironment(over?: string): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited) return
  const { owner, name, content, environment, secrets } = edited
  useEnvironmentEditor.setState({ saving: true, problem: undefined })
  try {
    const client = await host.ready()
    const result = await client.call('environment.save', {
      owner,
      name,
      // The value of a secret never goes into the file.
      environment: { ...environment, variables: environment.variables.map(withoutSecretValue) },
      revision: over ?? content.revision
    })
    if (result.kind === 'conflict')
      return useEnvironmentEditor.setState({ saving: false, conflict: result.content ?? 'gone' })
    for (const { name: variable, secret } of environment.variables) {
      const value = secrets[variable]
      if (secret && value !== undefined) await client.call('secret.set', { owner, name, variable, value })
    }
    begin(owner, name, await client.call('environment.read', { owner, name }))
  } catch (thrown) {
    useEnvironmentEditor.setState({ saving: false, problem: sentenceOf(thrown) })
  }
}

/** Shows what the file has become in the place of what was typed. */
export function takeEnvironmentFromDisk(): void {
  const { edited, conflict } = useEnvironmentEditor.getState()
  if (edited && conflict && conflict !== 'gone') begin(edited.owner, edited.name, conflict)
}

export async function renameEnvironment(to: string): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited || to === edited.name) return
  const { owner, name } = edited
  try {
    const client = await host.ready()
    await client.call('environment.rename', { owner, name, to })
    await editEnvironment(owner, to)
  } catch (thrown) {
    useEnvironmentEditor.setState({ problem: sentenceOf(thrown) })
  }
}

export async function deleteEnvironment(): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited) return
  try {
    const client = await host.ready()
    await client.call('environment.delete', { owner: edited.owner, name: edited.name })
    useEnvironmentEditor.setState(CLOSED)
  } catch (thrown) {
    useEnvironmentEditor.setState({ problem: sentenceOf(thrown) })
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

function begin(owner: EnvironmentOwner, name: string, content: EnvironmentContent): void {
  useEnvironmentEditor.setState({
    ...CLOSED,
    edited: { owner, name, content, environment: content.environment, secrets: {} }
  })
}

function withoutSecretValue(variable: Environment['variables'][number]): Environment['variables'][number] {
  return variable.secret ? { ...variable, value: '' } : variable
}
