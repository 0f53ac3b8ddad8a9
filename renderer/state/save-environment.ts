import type { Environment, EnvironmentContent, EnvironmentOwner } from '#shared/model/environment.ts'
import {
  type EditedEnvironment,
  type EnvironmentEditorState,
  environmentKey,
  isEdited,
  readEnvironment,
  useEnvironmentEditor
} from './environment-editor.ts'
import { explainFailure } from './explain-failure.ts'
import { host } from './host.ts'

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
    else settle(edited, await readEnvironment(edited.owner, edited.name))
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

/** The value of a secret never goes into the file. */
function withoutSecretValues(environment: Environment): Environment {
  const variables = environment.variables.map(each => (each.secret ? { ...each, value: '' } : each))
  return { ...environment, variables }
}
