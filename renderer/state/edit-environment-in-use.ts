import { isEdited } from './edited-environment.ts'
import { editEnvironment, useEnvironmentEditor } from './environment-editor.ts'
import { listOfRequests, useEnvironments } from './environments.ts'

/** Begins to edit the environment that the request in front is sent with. What is typed and not saved is kept in front. */
export function editEnvironmentInUse(): void {
  const { edited } = useEnvironmentEditor.getState()
  if (edited && isEdited(edited)) return
  const { lists } = useEnvironments.getState()
  const global = lists.find(({ owner }) => owner.kind === 'global')
  const used = [listOfRequests(lists), global].find(
    list => list?.selected !== undefined && list.environments.some(({ name }) => name === list.selected)
  )
  if (used?.selected !== undefined) void editEnvironment(used.owner, used.selected)
}
