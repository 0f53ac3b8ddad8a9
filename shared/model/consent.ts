import { z } from 'zod'

/**
 * Something of a collection that a person has to allow on this machine before it happens, since the collection may
 * come from the internet. It is remembered for that collection and that very thing.
 */
export const ConsentRequest = z.discriminatedUnion('kind', [
  /** Read a file outside the collection's folder. */
  z.object({ kind: z.literal('read-file'), path: z.string(), collectionId: z.string().optional() }),
  /** Read variables of the process environment. */
  z.object({ kind: z.literal('process-env'), names: z.array(z.string()).min(1), collectionId: z.string() }),
  /** Talk to a program of this machine through a Unix socket. */
  z.object({ kind: z.literal('unix-socket'), path: z.string(), collectionId: z.string().optional() }),
  /** Read and write a folder as a collection. */
  z.object({ kind: z.literal('open-folder'), path: z.string() })
])
export type ConsentRequest = z.infer<typeof ConsentRequest>

/** A consent that was given, to be shown and taken back. */
export const Consent = z.object({ id: z.string(), request: ConsentRequest, grantedAt: z.iso.datetime() })
export type Consent = z.infer<typeof Consent>
