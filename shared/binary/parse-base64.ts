import type { ParsedBytes } from './parsed-bytes.ts'

/**
 * Bytes of base64 or base64url (RFC 4648 §4, §5), with or without padding. White space says nothing. Bits at the end
 * that make no byte are not looked at.
 */
export function parseBase64(text: string): ParsedBytes {
  const bad = /[^\sA-Za-z0-9+/_=-]/.exec(text)
  if (bad) return { problem: `Not base64 at character ${bad.index + 1}: ${nameSign(text, bad.index)}.` }
  const behindPadding = /=(?=[\s=]*[^\s=])/.exec(text)
  if (behindPadding)
    return {
      problem: `Not base64 at character ${behindPadding.index + 1}: only the end of it is padded with “=”.`
    }
  const digits = text.replace(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/')
  const padding = text.match(/=/g)?.length ?? 0
  const left = digits.length % 4
  if (left === 1) return { problem: 'Not base64 at its end: a sign is missing.' }
  if (padding > 0 && padding !== (4 - left) % 4)
    return {
      problem: `Not base64 at its end: ${padding === 1 ? 'one “=”' : `${padding} “=”`} cannot follow here.`
    }
  return { bytes: Uint8Array.from(atob(digits), sign => sign.charCodeAt(0)) }
}

function nameSign(text: string, index: number): string {
  const sign = String.fromCodePoint(text.codePointAt(index) ?? 0)
  return `“${sign}” is no sign of it`
}
