import { z } from 'zod'
import { Consent, ConsentRequest } from '../model/consent.ts'
import { call, stream } from './define.ts'
import { FilePick } from './shell.ts'

export const consentContract = {
  /**
   * Lets the shell ask the person, in a dialog that no page can draw or answer. What was allowed is remembered.
   * Where the shell has no way to ask, `why` says how it can be allowed.
   */
  'consent.ask': call(ConsentRequest, z.object({ granted: z.boolean(), why: z.string().optional() })),
  'consent.watch': stream(z.object({}), z.array(Consent)),
  'consent.revoke': call(z.object({ id: z.string() }), z.void()),
  /**
   * Lets the person choose in a dialog of the shell; what was chosen is granted. `path` is absent when they did not.
   * BUILD `unavailable` where the shell has none.
   */
  'files.pick': call(FilePick, z.object({ path: z.string().optional() }))
}
