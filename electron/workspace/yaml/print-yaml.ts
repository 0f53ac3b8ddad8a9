import { BRUNO_STYLE } from './file-style.ts'
import { FlowPrinter } from './print-flow.ts'
import { BlockPrinter } from './print-value.ts'
import { isRecord, jsonLike } from './same-value.ts'

/** What Bruno sets off with a blank line at the top of a file. */
const SECTIONS = new Set(
  'info http graphql grpc websocket mock routes runtime settings examples docs items request'.split(' ')
)

/** Whether a key at the top of a file stands off from those above it. */
export function isSection(key: string): boolean {
  return SECTIONS.has(key)
}

/** A new file of one document, as Bruno writes them: 2 spaces, sections apart, texts of several lines under a `|`. */
export function printYaml(value: unknown): string {
  const printer = new BlockPrinter(BRUNO_STYLE)
  const data = jsonLike(value)
  if (Array.isArray(data) && data.length > 0) return printed(data.flatMap(each => printer.item(each, 0)))
  if (!isRecord(data) || Object.keys(data).length === 0)
    return printed([new FlowPrinter(BRUNO_STYLE.quote).value(data)])
  return printed(
    Object.entries(data).flatMap(([key, each], index) => [
      ...(index > 0 && isSection(key) ? [''] : []),
      ...printer.entry(key, each, 0)
    ])
  )
}

function printed(lines: string[]): string {
  return `${lines.join('\n')}\n`
}
