import { create } from 'zustand'
import type { UnsavedEnvironment } from '#shared/model/unsaved-environment.ts'
import { type EditedEnvironment, isEdited } from './edited-environment.ts'
import { editEnvironment, unsavedEnvironments, useEnvironmentEditor } from './environment-editor.ts'
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

/** Goes on with what was typed before this page was there. */
export function adoptEnvironments(kept: readonly UnsavedEnvironment[]): void {
  if (kept.length === 0) return
  const aside = kept.map(fromKept).filter(isEdited)
  useEnvironmentEditor.setState({ aside })
  const names = aside.map(({ name }) => name)
  useAdoptedEnvironments.setState({ said: describeKept(names, kept), goesOn: aside.length > 0 })
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
