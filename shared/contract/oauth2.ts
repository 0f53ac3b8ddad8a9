import { z } from 'zod'
import { DraftOAuth2 } from '../model/draft/draft-auth.ts'
import { OAuth2Event, OAuth2TokenState } from '../model/oauth2.ts'
import { Scope } from '../model/scope.ts'
import { call, stream } from './define.ts'

const Target = z.object({ oauth2: DraftOAuth2, scope: Scope })

export const oauth2Contract = {
  /**
   * Gets a new token, whatever is in the cache, and keeps it there. Where the way back from the browser does not lead
   * to this machine, the person copies the address it ended at: that is the one message.
   */
  'oauth2.fetch': stream(Target, OAuth2Event, z.object({ redirectedTo: z.string() })),
  'oauth2.refresh': stream(Target, OAuth2Event),
  /** The token in the cache, without the token itself. */
  'oauth2.token': call(Target, z.object({ token: OAuth2TokenState.optional() })),
  'oauth2.forget': call(Target, z.void())
}
