import { SIGNATURES, type Signature } from './signatures.ts'

/** All marks lie before this. */
const MOST = 512
/** What is in no text: control characters other than those of lines and terminals. */
const BINARY = /[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]/

/**
 * The format that the first bytes tell, whatever a server called it. A mark that could be the beginning of a text
 * (`BM`, `ID3`, `PAR1`) counts only where bytes follow that no text has.
 * @param head at least the first 512 bytes, where there are so many
 */
export function matchSignature(head: Uint8Array): Signature | undefined {
  const bytes = String.fromCharCode(...head.subarray(0, MOST))
  const [signature, ...marks] =
    SIGNATURES.find(([, ...marks]) => marks.every(([mark, at = 0]) => bytes.startsWith(mark, at))) ?? []
  if (!signature) return undefined
  const plain = marks.every(([mark]) => /^[\n\x20-\x7e]+$/.test(mark))
  return plain && signature.kind !== 'pdf' && !BINARY.test(bytes) ? undefined : signature
}
