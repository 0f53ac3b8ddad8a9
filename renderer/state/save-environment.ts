import { dequal } from 'dequal'
import type { EnvironmentContent } from '#shared/model/environment.ts'
import { type EditedEnvironment, editable, isEdited, withoutSecretValues } from './edited-environment.ts'
import { rowsAfterSave, secretChangesOf } from './edited-variables.ts'
import {
  findEnvironment,
  readEnvironment,
  tellOf,
  unsavedEnvironments,
  updateEnvironment,
  useEnvironmentEditor
} from './environment-editor.ts'
import { inTurn } from './environment-turns.ts'
import { host } from './host.ts'

/** What saving has come to: the revision of the file, or what it has become that is why nothing was saved. */
type Saved = { revision: string } | { conflict: EnvironmentContent | 'gone' }

/** Saves the environment that is shown. @param over the revision to write over, where a person has chosen to */
export async function saveEnvironment(over?: string): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (edited) await whileSaving(edited, now => save(now, over ?? now.content.revision))
}

/** The same where there is something to save, as the keys for it do. */
export async function saveShownEnvironment(): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (edited && isEdited(edited) && !edited.saving) await saveEnvironment()
}

/** Makes the file anew that was deleted meanwhile. One that is there again is another, and nothing to write over. */
export async function recreateEnvironment(): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited) return
  await whileSaving(edited, async now => {
    const { owner, name } = now
    const there = await readEnvironment(owner, name).catch(() => undefined)
    if (there) return { conflict: there }
    const environment = { ...withoutSecretValues(now), name }
    const { revision } = await (await host.ready()).call('environment.create', { owner, environment })
    return save(now, revision)
  })
}

/** Saves all into which something was typed. @returns whether nothing is unsaved now */
export async function saveAllEnvironments(): Promise<boolean> {
  for (const each of unsavedEnvironments(useEnvironmentEditor.getState()))
    await whileSaving(each, now => save(now, now.content.revision))
  return unsavedEnvironments(useEnvironmentEditor.getState()).length === 0
}

async function save(edited: EditedEnvironment, revision: string): Promise<Saved> {
  const { owner, name, variables } = edited
  const client = await host.ready()
  const environment = withoutSecretValues(edited)
  const changes = secretChangesOf(variables)
  const result = await client.call('environment.save', { owner, name, environment, revision, ...changes })
  if (result.kind === 'saved') return result
  const { content } = result
  // The file is what it is to be: it was saved, and the answer was lost. Its secrets may not have been.
  if (content && content.revision !== revision && dequal(content.environment, environment))
    return save(edited, content.revision)
  return { conflict: content ?? 'gone' }
}

/** @param asked as it was when saving was asked for: it may be called otherwise when its turn comes */
async function whileSaving(
  asked: EditedEnvironment,
  saveIt: (now: EditedEnvironment) => Promise<Saved>
): Promise<void> {
  const { id } = asked
  updateEnvironment(id, { saving: true, problem: undefined })
  await inTurn(id, async () => {
    const now = findEnvironment(id) ?? asked
    try {
      const saved = await saveIt(now)
      if ('conflict' in saved) updateEnvironment(id, saved)
      else {
        const content = await readEnvironment(now.owner, now.name).catch(() => contentOf(now, saved.revision))
        settle(now, content)
      }
    } catch (thrown) {
      tellOf(id, `“${now.name}” could not be saved.`, thrown)
    } finally {
      updateEnvironment(id, { saving: false })
    }
  })
}

/** What was saved is no longer typed. What was typed while it was saved still is. */
function settle(saved: EditedEnvironment, content: EnvironmentContent): void {
  const now = findEnvironment(saved.id)
  if (!now) return
  const onDisk = editable(content, saved.variables)
  updateEnvironment(saved.id, {
    conflict: undefined,
    content,
    environment: now.environment === saved.environment ? onDisk.environment : now.environment,
    variables:
      now.variables === saved.variables ? onDisk.variables : rowsAfterSave(now.variables, saved.variables)
  })
}

/** What its file and the vault hold once it was saved, as far as that is known without reading them. */
function contentOf(saved: EditedEnvironment, revision: string): EnvironmentContent {
  const states = new Map(saved.content.secrets.map(state => [state.name, state]))
  const secrets = saved.variables.flatMap(({ variable: { name, secret }, was, typed }) => {
    if (!secret) return []
    const hasValue = typed !== undefined || (states.get(was ?? name)?.hasValue ?? false)
    return [{ name, hasValue }]
  })
  return { environment: withoutSecretValues(saved), revision, secrets }
}
