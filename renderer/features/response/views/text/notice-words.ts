import { countOf, formatCount } from '#shared/format/count.ts'
import type { TextEvent, TextNotice } from '#shared/model/text-document.ts'

type Opened = Extract<TextEvent, { kind: 'opened' }>

const ENDS = {
  syntax: 'is not valid',
  depth: 'is nested deeper than can be laid out',
  end: 'was cut off'
}

/** What a reader should know about how bytes became text, in words; undefined where there is nothing. */
export function noticeOfEncoding(
  encoding: string,
  { source, invalidBytes }: { source: Opened['encodingSource']; invalidBytes: number }
): string | undefined {
  if (invalidBytes > 0)
    return `${countOf(invalidBytes, 'byte is', 'bytes are')} not valid ${encoding} and shown as \ufffd.`
  if (source === 'assumed' && encoding !== 'utf-8')
    return `Neither a charset was sent nor is this UTF-8: it is read as ${encoding}.`
  return undefined
}

/** What a reader should know about a text, in words; undefined where there is nothing. */
export function noticeOf(
  notices: readonly TextNotice[],
  { encoding, encodingSource, language }: Opened
): string | undefined {
  const words = notices.flatMap(notice => {
    if (notice.code === 'invalid-bytes')
      return noticeOfEncoding(encoding, { source: encodingSource, invalidBytes: notice.count }) ?? []
    if (notice.code === 'no-layout')
      return ['It is not laid out, but shown as it came: it is too large for that in its language.']
    if (notice.code === 'laid-out-until') {
      const from = `From line ${formatCount(notice.row + 1)} on`
      return [`${from} it is shown as it came: the ${language.toUpperCase()} ${ENDS[notice.why]} there.`]
    }
    return []
  })
  if (words.length > 0) return words.join(' ')
  return noticeOfEncoding(encoding, { source: encodingSource, invalidBytes: 0 })
}
