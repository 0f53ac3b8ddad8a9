import { FormMatcher } from './form-matcher.ts'
import { replaceSpans } from './spans.ts'

/** What stands in the place of a secret. */
export const MASK = '•••'

/** Masks texts. */
export type Redactor = (text: string) => string

/** @param forms what is secret in all its forms: see `secretForms` */
export function createRedactor(forms: readonly string[]): Redactor {
  return matcherRedactor(matcherOf(forms))
}

/** The same of a matcher, also of what it comes to know later. */
export function matcherRedactor(matcher: FormMatcher): Redactor {
  return text => replaceSpans(text, matcher.find(text), MASK)
}

/** A text with what is secret masked. @param forms see `secretForms` */
export function redactText(text: string, forms: readonly string[]): string {
  return createRedactor(forms)(text)
}

const matchers = new WeakMap<readonly string[], FormMatcher>()

/** One list is asked for with each text of a record, and of the records that share it. */
function matcherOf(forms: readonly string[]): FormMatcher {
  const known = matchers.get(forms)
  if (known) return known
  const matcher = new FormMatcher(forms)
  matchers.set(forms, matcher)
  return matcher
}
