import { useEffect, useMemo, useState } from 'react'
import type { TextLanguage } from '#shared/format/guess-language.ts'
import { encodingOfLabel } from '#shared/format/text-decoder.ts'
import type { ClientError } from '#shared/model/client-error.ts'
import type { BodyInfo } from '#shared/model/exchange.ts'
import type { TextFilter, TextLayout } from '#shared/model/text-document.ts'
import { fitsEditor, MOST_IN_EDITOR } from './fits-editor.ts'
import { misnamedWords, noticeOf, unknownCharset } from './notice-words.ts'
import type { TextDocument } from './text-document.ts'
import { type ReadText, useTextContent } from './use-text-content.ts'
import { type AskedText, type OpenText, useTextDocument } from './use-text-document.ts'

interface Wanted {
  layout: TextLayout
  charset: string | undefined
  filter: TextFilter | undefined
}

interface Known {
  language: TextLanguage
  encoding: string
  /** Whether it is laid out over lines. */
  laidOut: boolean
  /** What it was filtered by. */
  filter?: TextFilter | undefined
  notice?: string | undefined
  /** Why it should be read as UTF-8 rather. */
  misnamed?: string | undefined
  /** Why there is no layout, or how far it goes. */
  layoutNotice?: string | undefined
  /** The document that the host has of it, where there is one. */
  document?: TextDocument | undefined
}

/** A text as it is shown: in an editor as far as that holds it without stutter, else in a viewer. */
export type ShownText =
  | Extract<ReadText, { state: 'reading' | 'cancelled' }>
  | { state: 'failed'; error: ClientError }
  | ({ state: 'editor'; text: string } & Known)
  | ({ state: 'viewer'; document: TextDocument; rows: number; readBytes: number; done: boolean } & Known)

/** What is shown of a body: what a filter finds in it, or all. */
export function useShownText(
  body: BodyInfo,
  { layout, charset, filter }: Wanted
): { shown: ShownText; filtered: AskedText } {
  const content = useTextContent(body.size > MOST_IN_EDITOR ? undefined : body, charset)
  const read = useMemo(() => ofContent(content, layout), [content, layout])
  const large = body.size > MOST_IN_EDITOR || (read.state === 'editor' && isBetterViewed(read))
  const { text: whole } = useTextDocument(
    body,
    large ? { layout, encoding: charset, filter: undefined } : undefined
  )
  const filtered = useTextDocument(body, filter && { layout, encoding: charset, filter })
  const small = useSmallText(filtered.text)
  const sent = charset === undefined ? body.charset : undefined
  // A filter that is being typed is wrong most of the time: then all is shown.
  const found = filter && filtered.text.state === 'open' ? ofDocument(filtered.text, { small }) : undefined
  const whyNoLayout = read.state === 'editor' ? read.layoutNotice : undefined
  const all = large ? ofOpen(whole, { sent, whyNoLayout }) : read
  return { shown: withCharset(found ?? all, sent), filtered }
}

/** Says too where a charset was sent that nobody knows. */
function withCharset(shown: ShownText, sent: string | undefined): ShownText {
  if ((shown.state !== 'editor' && shown.state !== 'viewer') || sent === undefined) return shown
  if (sent.trim() === '' || encodingOfLabel(sent) !== undefined) return shown
  const words = unknownCharset(sent, shown.encoding)
  return { ...shown, notice: shown.notice ? `${words} ${shown.notice}` : words }
}

/** Whether a viewer shows a text better than an editor, which it can where the host lays it out alike. */
function isBetterViewed({ text, language, laidOut }: Known & { text: string }): boolean {
  return (!laidOut || language === 'json') && !fitsEditor(text)
}

function ofContent(read: ReadText, layout: TextLayout): ShownText {
  if (read.state !== 'read') return read
  const { raw, pretty, language, encoding, misnamed, ...content } = read.content
  const laidOut = layout === 'pretty' && pretty !== undefined
  const layoutNotice = layout === 'pretty' ? content.layoutNotice : undefined
  const notice = [content.notice, layoutNotice].filter(Boolean).join(' ')
  const known = { language, encoding, laidOut, misnamed, notice, layoutNotice }
  return { state: 'editor', text: laidOut ? pretty : raw, ...known }
}

function ofOpen(opened: OpenText, more: AboutDocument): ShownText {
  if (opened.state === 'opening') return { state: 'reading', readBytes: 0, cancel: opened.cancel }
  return opened.state === 'open' ? ofDocument(opened, more) : opened
}

type Open = Extract<OpenText, { state: 'open' }>

interface AboutDocument {
  /** Its whole text, where an editor holds that. */
  small?: Small | undefined
  /** The charset parameter, where it counts. */
  sent?: string | undefined
  whyNoLayout?: string | undefined
}

function ofDocument(
  { document, filter, rows, readBytes, whole }: Open,
  { small, sent, whyNoLayout }: AboutDocument
): ShownText {
  const { language, encoding, encodingSource, layout } = document.opened
  const isUtf8 = whole?.notices.some(({ code }) => code === 'is-utf-8')
  const known = {
    ...{ language, encoding, document, filter },
    laidOut: layout === 'pretty',
    misnamed: isUtf8 ? misnamedWords(encodingSource, { sent, encoding }) : undefined,
    notice: whole && noticeOf(whole.notices, document.opened, whyNoLayout)
  }
  if (small?.document === document) return { state: 'editor', text: small.text, ...known }
  return { state: 'viewer', rows, readBytes, done: whole !== undefined, ...known }
}

interface Small {
  document: TextDocument
  text: string
}

/** The whole text of a document that an editor can hold, once it is read. */
function useSmallText(opened: OpenText): Small | undefined {
  const [small, setSmall] = useState<Small>()
  const document = opened.state === 'open' ? opened.document : undefined
  const size = opened.state === 'open' ? opened.whole?.size : undefined
  useEffect(() => {
    if (!document || size === undefined || size > MOST_IN_EDITOR) return
    let wanted = true
    document.read().then(
      text => wanted && fitsEditor(text) && setSmall({ document, text }),
      // The viewer shows it as well.
      () => {}
    )
    return () => {
      wanted = false
    }
  }, [document, size])
  return small
}
