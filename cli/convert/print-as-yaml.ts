import type { Draft } from '#shared/model/draft/draft.ts'
import { newItem } from '#shared/opencollection/new-item.ts'
import { sondeEntryOf } from '#shared/opencollection/sonde-entry.ts'
import { printYaml } from '#workspace/yaml/print-yaml.ts'
import { UsageError } from '../usage-error.ts'
import { nameOfRequest } from './name-of-request.ts'
import type { PrintedRequests } from './printed-requests.ts'

/**
 * A file of a collection.
 * @param name what the request is called
 * @throws UsageError when there are several, since a file has one
 */
export function printAsYaml(drafts: readonly Draft[], name: string | undefined): PrintedRequests {
  const [draft, ...others] = drafts
  if (!draft || others.length > 0)
    throw new UsageError(
      `There are ${drafts.length} requests in it, and a YAML file has one: -o FOLDER/ makes a collection of them.`
    )
  const beyond = Object.keys(sondeEntryOf(draft) ?? {})
  return {
    text: printYaml(newItem(name ?? nameOfRequest(draft), draft)),
    losses: beyond.length > 0 ? [`The format has no place for some of it: ${beyond.join(', ')}.`] : []
  }
}
