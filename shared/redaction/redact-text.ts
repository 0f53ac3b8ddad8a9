import type { PlacedSecret, SecretForm } from '../model/secret-form.ts'
import { FormMatcher } from './form-matcher.ts'
import { placedForms, textForms } from './placed-secret.ts'
import { replaceSpans } from './spans.ts'

/** What stands in the place of a secret. */
export const MASK = '•••'

/** Masks texts. */
export interface Redactor {
  (text: string): string
  /** What else it knows, which no text shows to be secret. */
  placed?: readonly PlacedSecret[]
}

/** @param forms what is secret in all its forms: see `secretForms` */
export function createRedactor(forms: readonly SecretForm[]): Redactor {
  return Object.assign(matcherRedactor(matcherOf(forms)), { placed: placedForms(forms) })
}

/** The same of a matcher, also of what it comes to know later. */
export function matcherRedactor(matcher: FormMatcher): Redactor {
  return text => replaceSpans(text, matcher.find(text), MASK)
}

/** A text with what is secret masked. @param forms see `secretForms` */
export function redactText(text: string, forms: readonly SecretForm[]): string {
  return createRedactor(forms)(text)
}

const matchers = new WeakMap<readonly SecretForm[], FormMatcher>()

/** One list is asked for with each text of a record, and of the records that share it. */
function matcherOf(forms: readonly SecretForm[]): FormMatcher {
  const known = matchers.get(forms)
  if (known) return known
  const matcher = new FormMatcher(textForms(forms))
  matchers.set(forms, matcher)
  return matcher
}
