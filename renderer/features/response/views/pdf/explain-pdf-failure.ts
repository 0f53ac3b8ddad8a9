import { ClientError } from '#shared/model/client-error.ts'

/** Why a document cannot be shown, for a person. */
export function explainPdfFailure(error: unknown): string {
  if (error instanceof ClientError) return error.message
  const name = error instanceof Error ? error.name : ''
  if (name === 'InvalidPDFException')
    return 'The document is damaged: it begins as a PDF, but what it consists of cannot be found in it.'
  if (name === 'PasswordException') return 'The document is encrypted in a way that is not supported.'
  return `The document cannot be shown: ${error instanceof Error ? error.message : String(error)}`
}
