import { readItem } from '#shared/opencollection/read-item.ts'
import { readYaml } from '#workspace/yaml/read-yaml.ts'
import { UsageError } from '../usage-error.ts'
import type { FoundRequests } from './found-requests.ts'
import { inheritFromFolders } from './inherit-from-folders.ts'
import { sayLeftOut } from './say-left-out.ts'

/**
 * The request of a file of a collection, with what its folders hand down.
 * @param path of the file; `-` is standard input
 * @throws UsageError for what is no request over HTTP
 */
export async function readItemFile(text: string, path: string): Promise<FoundRequests> {
  const read = readYaml(text)
  if ('problem' in read) throw new UsageError(`Line ${read.problem.line}: ${read.problem.message}`)
  const item = readItem(read.value)
  if ('problem' in item) throw new UsageError(item.problem)
  const { draft, kind, scripts } = item
  if (!draft || (kind !== 'http' && kind !== 'graphql'))
    throw new UsageError(`This is a file of the kind “${kind}”: only requests over HTTP are converted.`)
  const checks = (draft.assertions?.length ?? 0) + (draft.actions?.length ?? 0)
  const whole = path === '-' ? undefined : await inheritFromFolders(path, draft)
  const losses = [
    ...(draft.auth?.kind === 'inherit' && !whole
      ? ['What it inherits from its folder and collection is left out.']
      : []),
    ...(checks > 0 ? ['Its assertions and actions are left out.'] : []),
    ...(scripts > 0 ? [`${sayLeftOut(scripts, 'script')}.`] : [])
  ]
  return { drafts: [whole ?? draft], losses }
}
