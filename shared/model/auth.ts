import { z } from 'zod'
import { API_KEY_PLACES } from './auth-kinds.ts'

/** How a request proves who sends it. */
export const Auth = z.discriminatedUnion('kind', [
  /** RFC 7617. */
  z.object({ kind: z.literal('basic'), username: z.string(), password: z.string() }),
  /** RFC 6750. */
  z.object({ kind: z.literal('bearer'), token: z.string() }),
  z.object({
    kind: z.literal('api-key'),
    name: z.string(),
    value: z.string(),
    in: z.enum(API_KEY_PLACES)
  }),
  /** RFC 7616; answered once the server has asked. */
  z.object({ kind: z.literal('digest'), username: z.string(), password: z.string() }),
  /** AWS Signature Version 4. */
  z.object({
    kind: z.literal('aws-sigv4'),
    accessKeyId: z.string(),
    secretAccessKey: z.string(),
    sessionToken: z.string().optional(),
    region: z.string(),
    service: z.string()
  })
])
export type Auth = z.infer<typeof Auth>
