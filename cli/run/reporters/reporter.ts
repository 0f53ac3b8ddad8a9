import type { FlowEvent } from '#shared/model/run.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'

/** Tells of a run while it goes, or once it is over. */
export interface Reporter {
  take(event: FlowEvent): void
  /** What is secret in an iteration is to be masked in all that is told of it later. @param forms see `secretForms` */
  learn(iteration: number, forms: readonly SecretForm[]): void
  /** After the last event. @throws ClientError IO when the report cannot be written */
  finish(): Promise<void>
}
