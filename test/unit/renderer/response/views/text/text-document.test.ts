import { expect, it } from 'vitest'
import { TextDocument } from '#renderer/features/response/views/text/text-document.ts'
import { textContract } from '#shared/contract/text.ts'
import { createRpcClient } from '#shared/rpc/client.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import { createMemoryPorts } from '#shared/rpc/memory-port.ts'
import { serve } from '#shared/rpc/server.ts'

/** Of lines that take so many rows each. */
function documentOf(rowsOfLines: readonly number[]): TextDocument {
  const rows = rowsOfLines.flatMap((count, index) =>
    Array.from({ length: count }, (_, part) => ({
      ...{ text: `${index + 1}.${part}`, line: index + 1, depth: 0 },
      ...(part > 0 && { continued: true })
    }))
  )
  const [own, other] = createMemoryPorts()
  const handlers: Pick<Handlers<typeof textContract>, 'text.rows'> = {
    'text.rows': async ({ from, count }) => rows.slice(from, from + count)
  }
  serve(other, { 'text.rows': textContract['text.rows'] }, handlers)
  const document = new TextDocument(createRpcClient<typeof textContract>(own), {
    kind: 'opened',
    id: 't',
    encoding: 'utf-8',
    encodingSource: 'mark',
    language: 'text',
    layout: 'raw',
    totalBytes: 1
  })
  document.count = rows.length
  return document
}

it.each([
  ['each a row', [1, 1, 1, 1], 3, 2],
  ['of many rows', [1, 700, 1, 3], 3, 701],
  ['within one that has many', [500], 1, 0],
  ['beyond the last', [1, 1], 9, 1]
])('finds the first row of a line among lines %s', async (_, lines, line, row) => {
  expect(await documentOf(lines).rowOfLine(line)).toBe(row)
})
