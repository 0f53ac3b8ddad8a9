import { ClientError } from '#shared/model/client-error.ts'

/** Why a HAR file is not imported. @param problem a sentence for a person */
export function refuseHar(problem: string): ClientError {
  return new ClientError('BUILD', { field: 'file', facts: { problem } })
}
