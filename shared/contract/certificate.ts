import { z } from 'zod'
import { call } from './define.ts'

export const certificateContract = {
  /**
   * A certificate that a server or proxy has shown lately, by the fingerprint that the record has of it. IO
   * `certificate-gone` when it is not at hand any more: only the latest are kept, as long as the host runs.
   */
  'certificate.read': call(z.object({ fingerprint256: z.string() }), z.object({ pem: z.string() }))
}
