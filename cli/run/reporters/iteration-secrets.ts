import { createRedactor, type Redactor } from '#shared/redaction/redact-text.ts'

/** What is secret in each iteration: what one request is given is that only once another proves itself with it. */
export class IterationSecrets {
  readonly #forms = new Map<number, Set<string>>()

  /** @param forms see `secretForms` */
  learn(iteration: number, forms: readonly string[]): void {
    const known = this.#forms.get(iteration) ?? new Set()
    for (const form of forms) known.add(form)
    this.#forms.set(iteration, known)
  }

  /** Undefined where nothing is secret. */
  redactorOf(iteration: number): Redactor | undefined {
    const forms = this.#forms.get(iteration)
    return forms && createRedactor([...forms].sort((a, b) => b.length - a.length))
  }

  /** Nothing more is told of an iteration. */
  forget(iteration: number): void {
    this.#forms.delete(iteration)
  }
}
