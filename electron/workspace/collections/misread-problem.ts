import type { Problem } from '#shared/model/problem.ts'
import type { UnreadItem } from '#shared/opencollection/read-item.ts'
import { unreadPlaces } from '#shared/opencollection/unread-places.ts'
import { placeInYaml } from '../yaml/place-in-yaml.ts'
import type { ReadableYaml } from '../yaml/read-yaml.ts'

/**
 * What is wrong with a file that is YAML and could not be read: at the line of the first place, with those of the others
 * in the message, each in a line of its own.
 * @param unread what the first reading said @param read the same reading
 * @param file as the problem is to name it
 */
export function misreadProblem(
  source: ReadableYaml,
  value: unknown,
  unread: UnreadItem,
  read: (value: unknown) => object | UnreadItem,
  file: string
): Problem {
  const [first, ...others] = placeInYaml(source, unreadPlaces(value, read))
  if (!first) return { message: unread.problem, file }
  const told = others.map(other =>
    'line' in other ? `Line ${other.line}, column ${other.column}: ${other.message}` : other.message
  )
  return { ...first, message: [first.message, ...told].join('\n'), file }
}
