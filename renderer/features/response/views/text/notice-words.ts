import { countOf, formatCount } from '#shared/format/count.ts'
import type { TextLanguage } from '#shared/format/guess-language.ts'
import { nameOfCharset } from '#shared/format/name-of-charset.ts'
import type { LayoutFault } from '#shared/format/partly-laid-out.ts'
import { visibleText } from '#shared/format/visible-text.ts'
import type { TextEvent, TextNotice } from '#shared/model/text-document.ts'

type Opened = Extract<TextEvent, { kind: 'opened' }>

const ENDS = {
  syntax: 'is not valid',
  depth: 'is nested deeper than can be laid out',
  end: 'was cut off'
}

const TOO_LARGE = 'It is not laid out, but shown as it came: it is too large for that in its language.'

/** What a reader should know about how bytes became text, in words; undefined where there is nothing. */
export function noticeOfEncoding(
  encoding: string,
  { source, invalidBytes }: { source: Opened['encodingSource']; invalidBytes: number }
): string | undefined {
  if (invalidBytes > 0)
    return `${countOf(invalidBytes, 'byte is', 'bytes are')} not valid ${nameOfCharset(encoding)} and shown as \ufffd.`
  if (source === 'assumed' && encoding !== 'utf-8')
    return `Neither a charset was sent nor is this UTF-8: it is read as ${nameOfCharset(encoding)}.`
  return undefined
}

/** Says that a text is not written in what it was said to be. @param sent the charset parameter */
export function misnamedWords(
  source: Opened['encodingSource'],
  { sent, encoding }: { sent: string | undefined; encoding: string }
): string {
  const said =
    source === 'declared'
      ? `The charset “${visibleText(sent ?? '')}”`
      : `Its own “${nameOfCharset(encoding)}”`
  return `${said} does not fit: all bytes are valid UTF-8.`
}

/** Says from where on a text is not laid out. @param row from 0 */
export function laidOutUntil(
  { row, why }: { row: number; why: LayoutFault },
  language: TextLanguage
): string {
  const from = `From line ${formatCount(row + 1)} on it is shown as it came`
  if (language === 'html' && why === 'syntax') return `${from}: its tags do not match there.`
  return `${from}: the ${language.toUpperCase()} ${ENDS[why]} there.`
}

/** Says that a charset was sent that nobody knows. @param encoding that the text is read in, by its WHATWG name */
export function unknownCharset(sent: string, encoding: string): string {
  return `The charset “${visibleText(sent)}” was sent, which is unknown: it is read as ${nameOfCharset(encoding)}.`
}

/** Says why nothing of a text is laid out. */
export function notLaidOut(why: LayoutFault, language: TextLanguage): string {
  return `It is not laid out, but shown as it came: the ${language.toUpperCase()} ${ENDS[why]}.`
}

/**
 * What a reader should know about a text, in words; undefined where there is nothing.
 * @param whyNoLayout what is known of that; of plain text, which has no other layout, there is nothing to say
 */
export function noticeOf(
  notices: readonly TextNotice[],
  { encoding, encodingSource, language }: Opened,
  whyNoLayout = language === 'text' ? undefined : TOO_LARGE
): string | undefined {
  const words = notices.flatMap(notice => {
    if (notice.code === 'invalid-bytes')
      return noticeOfEncoding(encoding, { source: encodingSource, invalidBytes: notice.count }) ?? []
    if (notice.code === 'no-layout') return whyNoLayout ?? []
    if (notice.code === 'laid-out-until') return [laidOutUntil(notice, language)]
    return []
  })
  if (words.length > 0) return words.join(' ')
  return noticeOfEncoding(encoding, { source: encodingSource, invalidBytes: 0 })
}
