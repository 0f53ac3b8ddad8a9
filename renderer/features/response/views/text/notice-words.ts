import type { TextEvent, TextNotice } from '#shared/model/text-document.ts'

type Opened = Extract<TextEvent, { kind: 'opened' }>

const ENDS = {
  syntax: 'is not valid',
  depth: 'is nested deeper than can be laid out',
  end: 'was cut off'
}

/** What a reader should know about a text, in words; undefined where there is nothing. */
export function noticeOf(
  notices: readonly TextNotice[],
  { encoding, encodingSource, language }: Opened
): string | undefined {
  const words = notices.flatMap(notice => {
    if (notice.code === 'invalid-bytes') {
      const bytes = notice.count === 1 ? '1 byte is' : `${notice.count.toLocaleString('en')} bytes are`
      return [`${bytes} not valid ${encoding} and shown as \ufffd.`]
    }
    if (notice.code === 'no-layout')
      return ['It is not laid out, but shown as it came: it is too large for that in its language.']
    if (notice.code === 'laid-out-until') {
      const from = `From line ${(notice.row + 1).toLocaleString('en')} on`
      return [`${from} it is shown as it came: the ${language.toUpperCase()} ${ENDS[notice.why]} there.`]
    }
    return []
  })
  if (words.length === 0 && encodingSource === 'assumed' && encoding !== 'utf-8')
    words.push(`Neither a charset was sent nor is this UTF-8: it is read as ${encoding}.`)
  return words.length > 0 ? words.join(' ') : undefined
}
