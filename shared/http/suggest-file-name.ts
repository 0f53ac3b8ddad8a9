import { extensionsOf, isKnownExtension } from '../format/file-extensions.ts'
import { withoutHidden } from '../format/visible-text.ts'
import { percentDecoded } from '../url/percent-decoded.ts'
import { fileNameOf } from '../workspace/file-name.ts'
import { fileNameIn } from './content-disposition.ts'

/** What is told of a body that is to become a file. */
export interface NamedContent {
  /** The value of the Content-Disposition header, when one was sent. */
  disposition?: string | undefined
  /** Where it came from. */
  url: string
  /** What it is, in lower case without parameters. */
  mediaType: string
}

/**
 * A name for the file of a body: the one that the server gives it, else the last part of its URL with the ending that
 * its content has. One part of a path, in which nothing is hidden, that every file system takes.
 */
export function suggestFileName({ disposition = '', url, mediaType }: NamedContent): string {
  const given = clean(fileNameIn(disposition) ?? '')
  if (given !== '') return hasExtension(given) ? given : withExtension(given, mediaType)
  const asked = clean(lastPart(url))
  return withExtension(asked === '' ? 'response' : asked, mediaType)
}

/** A server may send a path, of either kind of system. Only its end is a name. */
function clean(name: string): string {
  const plain = withoutHidden(name.replace(/^.*[/\\]/s, '')).trim()
  return /[^\s.]/.test(plain) ? fileNameOf(plain) : ''
}

/** The last part of the path that is not empty, decoded where it can be. */
function lastPart(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
  return percentDecoded(path.split('/').findLast(segment => segment !== '') ?? '')
}

function hasExtension(name: string): boolean {
  return /[^.]\.[\da-z]{1,10}$/i.test(name)
}

/** An ending that says how a page was made, and not what it holds, gives way to that of the content. */
function withExtension(name: string, mediaType: string): string {
  const endings = extensionsOf(mediaType)
  const [usual] = endings
  const ending = /\.([\da-z]{1,10})$/i.exec(name)?.[1]?.toLowerCase()
  if (usual === undefined || (ending !== undefined && mayStay(ending, mediaType))) return name
  const stem = ending !== undefined && MAKERS.has(ending) ? name.replace(/\.[^.]*$/, '') : name
  return `${stem}.${usual}`
}

/** Whether a file with such content is called so: where nothing speaks against it, its name knows more than its type. */
function mayStay(ending: string, mediaType: string): boolean {
  if (extensionsOf(mediaType).includes(ending)) return true
  if (!/^[a-z]/.test(ending) || MAKERS.has(ending)) return false
  return mediaType === 'text/plain' || mediaType === 'application/octet-stream' || !isKnownExtension(ending)
}

/** Endings of programs that answer requests. */
const MAKERS = new Set(['php', 'asp', 'aspx', 'ashx', 'jsp', 'do', 'cgi', 'pl', 'action'])
