import { z } from 'zod'

/** A secret that is too short to be looked for in texts: it is one as the value of this header or parameter alone. */
export const PlacedSecret = z.object({
  place: z.enum(['header', 'query']),
  /** Of a header in lower case, of a parameter as it is meant. */
  name: z.string(),
  value: z.string()
})
export type PlacedSecret = z.infer<typeof PlacedSecret>

/** What is masked: a text wherever it stands, or what stands at one place. */
export const SecretForm = z.union([z.string(), PlacedSecret])
export type SecretForm = z.infer<typeof SecretForm>
