import type { certificateContract } from '#shared/contract/certificate.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Handlers } from '#shared/rpc/handlers.ts'

/** @param find a certificate as PEM, by its fingerprint */
export function certificateHandlers(
  find: (fingerprint256: string) => string | undefined
): Handlers<typeof certificateContract> {
  return {
    async 'certificate.read'({ fingerprint256 }) {
      const pem = find(fingerprint256)
      if (pem === undefined) throw new ClientError('IO', { reason: 'certificate-gone' })
      return { pem }
    }
  }
}
