import { z } from 'zod'
import { Bytes } from './bytes.ts'

/** Who we are to a server that asks: a certificate with its key. Contents, not paths: the engine reads no such files. */
export const ClientCertificate = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pem'),
    /** The certificate, and what leads from it to its authority. */
    certificate: z.string(),
    key: z.string(),
    passphrase: z.string().optional()
  }),
  z.object({ kind: z.literal('pkcs12'), bytes: Bytes, passphrase: z.string().optional() })
])
export type ClientCertificate = z.infer<typeof ClientCertificate>

export const TlsSettings = z.object({
  /** Authorities that are trusted beyond those of this machine, as PEM. */
  ca: z.array(z.string()).optional(),
  clientCertificate: ClientCertificate.optional(),
  /** Sent as SNI and verified in the place of the URL's host. */
  serverName: z.string().optional(),
  minVersion: z.enum(['TLSv1.2', 'TLSv1.3']).optional(),
  /** `sha256/BASE64` of the subjectPublicKeyInfo (RFC 7469): one of them must be in the chain, insecure or not. */
  pins: z.array(z.string()).optional()
})
export type TlsSettings = z.infer<typeof TlsSettings>
