import type { Environment, EnvironmentContent } from '#shared/model/environment.ts'
import { rowsAfterSave, secretChangesOf } from './edited-variables.ts'
import {
  type EditedEnvironment,
  type EnvironmentEditorState,
  editable,
  environmentKey,
  environmentOf,
  isEdited,
  readEnvironment,
  useEnvironmentEditor
} from './environment-editor.ts'
import { explainFailure } from './explain-failure.ts'
import { host } from './host.ts'

/** @param over the revision to write over, where a person has chosen to */
export async function saveEnvironment(over?: string): Promise<void> {
  await whileSaving(async edited => save(edited, over ?? edited.content.revision))
}

/** Makes the file anew that was deleted meanwhile. */
export async function recreateEnvironment(): Promise<void> {
  await whileSaving(async edited => {
    const client = await host.ready()
    const { owner, name } = edited
    const environment = { ...withoutSecretValues(edited), name }
    const { revision } = await client.call('environment.create', { owner, environment })
    return save(edited, revision)
  })
}

/** @returns what the file has become, when that is why nothing was saved */
async function save(
  edited: EditedEnvironment,
  revision: string
): Promise<EnvironmentEditorState['conflict']> {
  const { owner, name, variables } = edited
  const client = await host.ready()
  const environment = withoutSecretValues(edited)
  const changes = secretChangesOf(variables)
  const result = await client.call('environment.save', { owner, name, environment, revision, ...changes })
  return result.kind === 'conflict' ? (result.content ?? 'gone') : undefined
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
  const onDisk = editable(content, saved.variables)
  const after = (typed: EditedEnvironment): EditedEnvironment => ({
    ...typed,
    content,
    environment: typed.environment === saved.environment ? onDisk.environment : typed.environment,
    variables:
      typed.variables === saved.variables ? onDisk.variables : rowsAfterSave(typed.variables, saved.variables)
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

/** The value of a secret never goes into the file. */
function withoutSecretValues(edited: EditedEnvironment): Environment {
  const environment = environmentOf(edited)
  const variables = environment.variables.map(each => (each.secret ? { ...each, value: '' } : each))
  return { ...environment, variables }
}
