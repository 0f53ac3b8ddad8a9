import type { SecretForm } from '../model/secret-form.ts'
import { byteText } from './byte-text.ts'
import { FormMatcher } from './form-matcher.ts'
import { textForms } from './placed-secret.ts'

/** Bytes with what is secret in them covered by asterisks, as many as it had bytes, so that every offset stays. @param forms see `secretForms` */
export function coverBytes(bytes: Uint8Array, forms: readonly SecretForm[]): Uint8Array {
  // `slice` of a Buffer would be the same bytes.
  const covered = new Uint8Array(bytes)
  for (const { from, to } of byteMatcherOf(forms).find(byteText(bytes))) covered.fill(ASTERISK, from, to)
  return covered
}

/** So many bytes before and after a window have to be looked at as well: a secret may begin or end there. */
export function reachOf(forms: readonly SecretForm[]): number {
  return textForms(forms).reduce(
    (longest, form) => Math.max(longest, new TextEncoder().encode(form).length),
    0
  )
}

/** What finds forms, written in UTF-8, in bytes as `byteText` makes a text of them. @param forms see `secretForms` */
export function byteMatcherOf(forms: readonly SecretForm[]): FormMatcher {
  const known = matchers.get(forms)
  if (known) return known
  const encoder = new TextEncoder()
  const matcher = new FormMatcher(textForms(forms).map(form => byteText(encoder.encode(form))))
  matchers.set(forms, matcher)
  return matcher
}

const ASTERISK = 0x2a

/** One list is asked for with each window of a body, and each message of a session. */
const matchers = new WeakMap<readonly SecretForm[], FormMatcher>()
