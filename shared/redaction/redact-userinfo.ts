import { MASK } from './redact-text.ts'

/** A text with the passwords of the URLs in it masked (RFC 3986 §3.2.1). The user's name stays. */
export function redactUserinfo(text: string): string {
  return text.includes('@') ? text.replace(/(\/\/[^/?#@\s:]*:)[^/?#\s]*(?=@)/g, `$1${MASK}`) : text
}
