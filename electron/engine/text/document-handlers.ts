import type { InputOf } from '#shared/contract/define.ts'
import { decodeText } from '#shared/format/decode-text.ts'
import { guessLanguage, type TextLanguage } from '#shared/format/guess-language.ts'
import { xssiPrefix } from '#shared/format/xssi-prefix.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { TextLayout, TextNotice } from '#shared/model/text-document.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'
import type { LayoutKind } from '#shared/text/create-layout.ts'
import { foldAt } from './fold-at.ts'
import { jsonPathAt, jsonValueAt } from './json-places.ts'
import { lineAt } from './line-at.ts'
import { elementAt, xpathAt } from './markup-places.ts'
import { readRows, readText } from './read-rows.ts'
import { readSpan } from './read-span.ts'
import { RowIndex } from './row-index.ts'
import { SourceReader, type TextSource } from './text-source.ts'
import type { DocumentContract, DocumentEvent, TextHints } from './thread-contract.ts'
import { type Transcoded, transcode } from './transcode.ts'
import { WorkTurns } from './work-turns.ts'

/** So much of a text is looked at to find out what it is. */
const HEAD_BYTES = 64 * 1024
const MARK_BYTES = 3

/** The one document of a thread. */
export function documentHandlers(): Handlers<DocumentContract> {
  let opened: RowIndex | undefined
  const index = () => {
    if (!opened) throw new ClientError('IO', { reason: 'text-closed' })
    return opened
  }
  return {
    async *open(input) {
      const known = lookAt(input)
      const { encoding, encodingSource, language, guard } = known
      const kind = layoutOf(input.layout, language)
      const layout: TextLayout = kind === 'lines' ? 'raw' : 'pretty'
      yield { kind: 'opened', encoding, encodingSource, language, layout }
      const { source: utf8, ...found } = yield* asUtf8(input.source, known, input.scratch)
      const source = guard > 0 ? { ...utf8, guardEnd: utf8.start + guard } : utf8
      yield { kind: 'ready', text: { source, layout: kind } }
      opened = new RowIndex(new SourceReader(source), kind)
      yield* readAll(opened)
      const notices = noticesOf(opened, found)
      if (layout !== input.layout) notices.unshift({ code: 'no-layout' })
      yield { kind: 'done', rows: opened.rows, size: opened.size, notices }
    },
    rows: async ({ from, count }) => readRows(index(), from, count),
    fold: async ({ row }) => asRow(foldAt(index(), row)),
    async path({ row }) {
      const path = jsonPathAt(index(), row) ?? xpathAt(index(), row)
      return path === undefined ? null : { path }
    },
    async value({ row }) {
      const span = jsonValueAt(index(), row) ?? elementAt(index(), row)
      return { text: span ? readSpan(index().source, span) : lineAt(index(), row) }
    },
    read: async ({ start, end }) => ({ text: readText(index(), start, end) })
  }
}

function lookAt(input: InputOf<DocumentContract, 'open'>) {
  const reader = new SourceReader(input.source)
  try {
    return describeHead(reader.slice(0, HEAD_BYTES), reader.size > HEAD_BYTES, input)
  } finally {
    reader.close()
  }
}

function describeHead(head: Uint8Array, cut: boolean, hints: TextHints) {
  const { contentType, charset = '', encoding = '' } = hints
  const decoded = decodeText(head, { contentType, charset, encoding, cut })
  if (encoding && decoded.source !== 'chosen') {
    const problem = `No encoding is called “${encoding}”.`
    throw new ClientError('BUILD', { field: 'encoding', facts: { problem } })
  }
  const language: TextLanguage = hints.language ?? guessLanguage(contentType, decoded.text)
  // It is ASCII, and takes as many bytes in UTF-8.
  const guard = xssiPrefix(decoded.text).trimEnd().length
  return { encoding: decoded.encoding, encodingSource: decoded.source, language, guard }
}

function layoutOf(layout: TextLayout, language: TextLanguage): LayoutKind {
  if (layout === 'raw') return 'lines'
  return language === 'json' || language === 'xml' || language === 'html' ? language : 'lines'
}

async function* asUtf8(
  source: TextSource,
  { encoding, encodingSource }: Pick<ReturnType<typeof lookAt>, 'encoding' | 'encodingSource'>,
  scratch: string
): AsyncGenerator<DocumentEvent, Transcoded> {
  const reader = new SourceReader(source)
  try {
    if (encoding === 'utf-8') {
      const [a, b, c] = reader.slice(0, MARK_BYTES)
      const isMarked = a === 0xef && b === 0xbb && c === 0xbf
      return { source: { ...source, start: isMarked ? MARK_BYTES : 0 }, invalidBytes: 0, isUtf8: false }
    }
    const steps = transcode(reader, { encoding, source: encodingSource }, scratch)
    for (;;) {
      const { done, value } = await steps.next()
      if (done) return value
      yield { kind: 'progress', rows: 0, readBytes: value }
    }
  } finally {
    reader.close()
  }
}

async function* readAll(index: RowIndex): AsyncGenerator<DocumentEvent> {
  const turns = new WorkTurns()
  while (!index.isDone) {
    index.step()
    if (!turns.isOver) continue
    if (turns.isDue) yield { kind: 'progress', rows: index.rows, readBytes: index.readBytes }
    await turns.next()
  }
}

function noticesOf(
  { leftOff, invalidBytes }: RowIndex,
  transcoded: Pick<Transcoded, 'invalidBytes' | 'isUtf8'>
): TextNotice[] {
  const count = invalidBytes + transcoded.invalidBytes
  return [
    ...(leftOff ? [{ code: 'laid-out-until' as const, ...leftOff }] : []),
    ...(transcoded.isUtf8 ? [{ code: 'is-utf-8' as const }] : []),
    ...(count > 0 ? [{ code: 'invalid-bytes' as const, count }] : [])
  ]
}

function asRow(row: number | undefined): { row: number } | null {
  return row === undefined ? null : { row }
}
