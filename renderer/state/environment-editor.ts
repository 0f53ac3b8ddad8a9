import { create } from 'zustand'
import type { EnvironmentContent, EnvironmentOwner } from '#shared/model/environment.ts'
import { fileNameOf } from '#shared/workspace/file-name.ts'
import {
  beginEnvironment,
  type EditedEnvironment,
  editable,
  IDLE,
  isEdited,
  readAnew,
  renamed
} from './edited-environment.ts'
import type { EditedVariable } from './edited-variables.ts'
import { inTurn } from './environment-turns.ts'
import { ownerKey } from './environments.ts'
import { explainFailure } from './explain-failure.ts'
import { host } from './host.ts'
import { tellFailure } from './notices.ts'
import { useTabs } from './tabs.ts'
import { shownWorkspace, useWorkspaces } from './workspaces.ts'

export interface EnvironmentEditorState {
  edited: EditedEnvironment | undefined
  /** Others into which something was typed that is not saved. */
  aside: readonly EditedEnvironment[]
  /** Why the one that was chosen last could not be read or made. */
  problem: string | undefined
}

export const useEnvironmentEditor = create<EnvironmentEditorState>(() => ({
  edited: undefined,
  aside: [],
  problem: undefined
}))

/** Counts what was chosen to be edited: only what was chosen last is shown, however late it is read. */
let opening = 0

/** What those will be called that are being renamed, by id: the list says so before their files are read. */
const renaming = new Map<number, string>()

/** Tells environments apart by what they are called now. */
export function environmentKey({ owner, name }: Pick<EditedEnvironment, 'owner' | 'name'>): string {
  return `${ownerKey(owner)} ${name}`
}

/** Begins to edit an environment, or goes on with it. What was typed into the one before is kept for later. */
export async function editEnvironment(owner: EnvironmentOwner, name: string): Promise<void> {
  const key = environmentKey({ owner, name })
  const { edited, aside } = useEnvironmentEditor.getState()
  const begun = [...(edited ? [edited] : []), ...aside]
  const turn = ++opening
  const awaited = begun.find(
    ({ id, owner }) => environmentKey({ owner, name: renaming.get(id) ?? '' }) === key
  )
  if (awaited) {
    await inTurn(awaited.id, async () => {})
    if (turn === opening) await editEnvironment(owner, name)
    return
  }
  const known = begun.find(each => environmentKey(each) === key)
  if (known && (known !== edited || isEdited(known))) return show(known)
  // The one that is shown stays in its form, where the focus may be, and as it is once something is typed into it.
  const isAwaited = () => turn === opening && (!known || findEnvironment(known.id) === known)
  try {
    const content = await readEnvironment(owner, name)
    if (!isAwaited()) return
    show(known ? readAnew(known, content) : beginEnvironment(owner, name, content))
  } catch (thrown) {
    if (!isAwaited()) return
    show(undefined)
    useEnvironmentEditor.setState({ problem: explainFailure(thrown) })
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
    if (useEnvironmentEditor.getState().edited === before)
      updateEnvironment(before.id, readAnew(before, content))
  } catch {
    // It has gone or cannot be read meanwhile: the list says so, and saving will.
  }
}

/** Makes a new environment and begins to edit it. */
export async function createEnvironment(owner: EnvironmentOwner, name: string): Promise<void> {
  const turn = ++opening
  try {
    const environment = { name, variables: [] }
    const content = await (await host.ready()).call('environment.create', { owner, environment })
    // It is called as its file is, which need not be what was typed.
    if (turn === opening) show({ ...beginEnvironment(owner, content.environment.name, content), isNew: true })
  } catch (thrown) {
    if (turn === opening) useEnvironmentEditor.setState({ problem: explainFailure(thrown) })
  }
}

export function changeEnvironment(change: Partial<EditedEnvironment['environment']>): void {
  useEnvironmentEditor.setState(({ edited }) => ({
    edited: edited && { ...edited, environment: { ...edited.environment, ...change } }
  }))
}

/** @param change gets the variables as they are now: two changes may come before the next drawing */
export function changeVariables(
  change: (variables: readonly EditedVariable[]) => readonly EditedVariable[]
): void {
  useEnvironmentEditor.setState(({ edited }) => ({
    edited: edited && { ...edited, variables: change(edited.variables) }
  }))
}

/** Those into which something was typed that is not saved. */
export function unsavedEnvironments({
  edited,
  aside
}: Pick<EnvironmentEditorState, 'edited' | 'aside'>): readonly EditedEnvironment[] {
  return edited && isEdited(edited) ? [...aside, edited] : aside
}

/** Shows what the file has become in the place of what was typed. */
export function takeEnvironmentFromDisk(): void {
  const { edited } = useEnvironmentEditor.getState()
  if (edited?.conflict && edited.conflict !== 'gone')
    updateEnvironment(edited.id, { ...IDLE, content: edited.conflict, ...editable(edited.conflict) })
}

/** Calls it otherwise, as far as a file can be called so. What was typed and not saved stays typed. */
export async function renameEnvironment(wished: string): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  const to = fileNameOf(wished)
  if (edited) await inTurn(edited.id, () => rename(edited.id, to))
}

async function rename(id: number, to: string): Promise<void> {
  const edited = findEnvironment(id)
  if (!edited || to === edited.name) return
  const { owner, name } = edited
  renaming.set(id, to)
  try {
    await (await host.ready()).call('environment.rename', { owner, name, to })
    const content = await readEnvironment(owner, to)
    const now = findEnvironment(id)
    if (now) updateEnvironment(id, { problem: undefined, ...renamed(now, to, content) })
  } catch (thrown) {
    tellOf(id, `“${name}” could not be renamed.`, thrown)
  } finally {
    renaming.delete(id)
  }
}

/** Gives its secrets that have no value those of an environment whose file is gone. What was typed stays typed. */
export async function adoptVanishedSecrets(from: string): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited) return
  const { id } = edited
  await inTurn(id, () => adopt(id, from))
}

async function adopt(id: number, from: string): Promise<void> {
  const edited = findEnvironment(id)
  if (!edited) return
  const { owner, name } = edited
  try {
    const content = await (await host.ready()).call('environment.adoptSecrets', { owner, name, from })
    const now = findEnvironment(id)
    const { secrets, vanished = [] } = content
    if (now) updateEnvironment(id, { problem: undefined, content: { ...now.content, secrets, vanished } })
  } catch (thrown) {
    tellOf(id, `The secrets of “${from}” could not be taken.`, thrown)
  }
}

export async function deleteEnvironment(): Promise<void> {
  const { edited } = useEnvironmentEditor.getState()
  if (!edited) return
  const { id } = edited
  await inTurn(id, () => remove(id))
}

async function remove(id: number): Promise<void> {
  const edited = findEnvironment(id)
  if (!edited) return
  const { owner, name } = edited
  try {
    await (await host.ready()).call('environment.delete', { owner, name })
    useEnvironmentEditor.setState(state => ({
      edited: state.edited?.id === id ? undefined : state.edited,
      aside: state.aside.filter(each => each.id !== id)
    }))
  } catch (thrown) {
    tellOf(id, `“${name}” could not be deleted.`, thrown)
  }
}

/** Lets go of the environment that is shown when another workspace is. What is not saved stays. */
export function startEnvironmentEditor(): void {
  let shown: string | undefined
  const follow = () => {
    const id = shownWorkspace()?.id
    if (shown !== undefined && id !== shown) leaveEnvironment()
    shown = id
  }
  useTabs.subscribe(follow)
  useWorkspaces.subscribe(follow)
}

function leaveEnvironment(): void {
  opening++
  show(undefined)
}

/** Forgets what was typed and not saved, and what is shown. */
export function discardEnvironments(): void {
  opening++
  useEnvironmentEditor.setState({ edited: undefined, aside: [], problem: undefined })
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

/** Undefined when it is neither shown nor holds anything that is not saved. */
export function findEnvironment(id: number): EditedEnvironment | undefined {
  const { edited, aside } = useEnvironmentEditor.getState()
  return edited?.id === id ? edited : aside.find(each => each.id === id)
}

/** Changes an environment, whether it is shown or lies aside; there it stays only while something is not saved. */
export function updateEnvironment(id: number, change: Partial<EditedEnvironment>): void {
  useEnvironmentEditor.setState(({ edited, aside }) => {
    if (edited?.id === id) return { edited: { ...edited, ...change } }
    return { aside: aside.map(each => (each.id === id ? { ...each, ...change } : each)).filter(isEdited) }
  })
}

/** Says in the editor what went wrong, or beside it when the environment is no longer there. */
export function tellOf(id: number, sentence: string, thrown: unknown): void {
  if (findEnvironment(id)) updateEnvironment(id, { problem: explainFailure(thrown) })
  else tellFailure(sentence, thrown)
}

/** Puts an environment in front. What was typed into the one before, up to now, is kept for later. */
function show(next: EditedEnvironment | undefined): void {
  useEnvironmentEditor.setState(state => ({
    problem: undefined,
    edited: next,
    aside: unsavedEnvironments(state).filter(each => each.id !== next?.id)
  }))
}
