import { dequal } from 'dequal'
import { create } from 'zustand'
import type { UnsavedEnvironment } from '#shared/model/unsaved-environment.ts'
import { type EditedEnvironment, isEdited } from './edited-environment.ts'
import {
  editEnvironment,
  environmentKey,
  unsavedEnvironments,
  useEnvironmentEditor
} from './environment-editor.ts'
import { describeKept, fromKept, toKeep } from './kept-environment.ts'
import { openDialog } from './ui.ts'

interface AdoptedEnvironments {
  /** What there is to say of it; undefined once a person has taken note of it. */
  said: string | undefined
  /** Whether there is something to go on with: what was typed may have been secret, and then it is not kept. */
  goesOn: boolean
}

/** What was typed into environments before this page was there. */
export const useAdoptedEnvironments = create<AdoptedEnvironments>(() => ({ said: undefined, goesOn: false }))

/** What is typed into environments and not saved, as the window is to keep it. */
export function environmentsToKeep(): UnsavedEnvironment[] {
  return unsavedEnvironments(useEnvironmentEditor.getState()).map(toKeep)
}

/** What the window may hold of environments by the hand of this page, which has seen or stored it. */
let own: readonly UnsavedEnvironment[] = []

/** Notes that this page has the window keep these, beside or in the place of what it kept before. */
export function noteStoring(kept: readonly UnsavedEnvironment[]): void {
  own = [...own, ...kept]
}

/** Notes that these are all that the window keeps by now. */
export function noteStored(kept: readonly UnsavedEnvironment[]): void {
  own = kept
}

/** Goes on with what was typed before this page was there. */
export function adoptEnvironments(kept: readonly UnsavedEnvironment[]): void {
  noteStored(kept)
  goOnWith(kept)
}

/**
 * Goes on as well with what is stored in this window and not by this page, so that storing its own deletes none. Of an
 * environment into which something was typed here too, that is kept: it is what a person sees.
 */
export function addForeignEnvironments(stored: readonly UnsavedEnvironment[]): void {
  const here = new Set(unsavedEnvironments(useEnvironmentEditor.getState()).map(environmentKey))
  goOnWith(stored.filter(each => !here.has(environmentKey(each)) && !own.some(mine => dequal(mine, each))))
}

function goOnWith(kept: readonly UnsavedEnvironment[]): void {
  if (kept.length === 0) return
  const added = kept.map(fromKept).filter(isEdited)
  useEnvironmentEditor.setState(({ edited, aside }) => {
    // One that is shown as its file is would stand before what was typed into it.
    const shown = edited && added.find(each => environmentKey(each) === environmentKey(edited))
    return { edited: shown ?? edited, aside: [...aside, ...added.filter(each => each !== shown)] }
  })
  const names = added.map(({ name }) => name)
  useAdoptedEnvironments.setState({ said: describeKept(names, kept), goesOn: added.length > 0 })
}

export function dismissAdopted(): void {
  useAdoptedEnvironments.setState({ said: undefined })
}

/** Goes on editing one of them. */
export function showAdopted({ owner, name }: EditedEnvironment): void {
  dismissAdopted()
  openDialog('environments')
  void editEnvironment(owner, name)
}
