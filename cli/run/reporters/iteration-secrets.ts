import type { SecretForm } from '#shared/model/secret-form.ts'
import { FormMatcher } from '#shared/redaction/form-matcher.ts'
import { textForms } from '#shared/redaction/placed-secret.ts'
import { matcherRedactor, type Redactor } from '#shared/redaction/redact-text.ts'

/** What is secret in each iteration: what one request is given is that only once another proves itself with it. */
export class IterationSecrets {
  readonly #matchers = new Map<number, FormMatcher>()

  /** @param forms see `secretForms` */
  learn(iteration: number, forms: readonly SecretForm[]): void {
    const matcher = this.#matchers.get(iteration) ?? new FormMatcher()
    for (const form of textForms(forms)) matcher.add(form)
    this.#matchers.set(iteration, matcher)
  }

  /** Undefined where nothing is secret. */
  redactorOf(iteration: number): Redactor | undefined {
    const matcher = this.#matchers.get(iteration)
    return matcher && matcherRedactor(matcher)
  }

  /** Nothing more is told of an iteration. */
  forget(iteration: number): void {
    this.#matchers.delete(iteration)
  }
}
