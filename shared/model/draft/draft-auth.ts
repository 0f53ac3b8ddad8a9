import { z } from 'zod'
import { API_KEY_PLACES, DRAFT_AUTH_KINDS, OAUTH2_FLOWS } from '../auth-kinds.ts'
import { Kept, tolerant } from './tolerant.ts'

/** A parameter beyond those of the specification, for one of the requests of a flow. */
export const OAuth2Parameter = tolerant({
  name: z.string(),
  value: z.string(),
  in: z.enum(['header', 'query', 'body']),
  enabled: z.boolean(),
  kept: Kept.optional()
})
export type OAuth2Parameter = z.infer<typeof OAuth2Parameter>

/** OAuth 2.0 (RFC 6749, RFC 7636). Every text may hold templates. Missing is empty. */
export const DraftOAuth2 = tolerant({
  flow: z.enum(OAUTH2_FLOWS),
  authorizationUrl: z.string().optional(),
  accessTokenUrl: z.string().optional(),
  refreshTokenUrl: z.string().optional(),
  callbackUrl: z.string().optional(),
  clientId: z.string().optional(),
  clientSecret: z.string().optional(),
  /** Where the client's credentials go (RFC 6749 §2.3.1). */
  credentialsIn: z.enum(['header', 'body']).optional(),
  username: z.string().optional(),
  password: z.string().optional(),
  scope: z.string().optional(),
  state: z.string().optional(),
  /** Absent is S256. */
  pkce: z.enum(['S256', 'plain', 'off']).optional(),
  /** Names the token in the cache: requests that name the same one share it. */
  tokenId: z.string().optional(),
  tokenSource: z.enum(['access_token', 'id_token']).optional(),
  /** Where the token goes in the request, and under which name: a header (then after `tokenPrefix`) or a query parameter. */
  tokenIn: z.enum(['header', 'query']).optional(),
  tokenName: z.string().optional(),
  tokenPrefix: z.string().optional(),
  /** Absent is on, for both. */
  autoFetch: z.boolean().optional(),
  autoRefresh: z.boolean().optional(),
  authorizationParameters: z.array(OAuth2Parameter).optional(),
  tokenParameters: z.array(OAuth2Parameter).optional(),
  refreshParameters: z.array(OAuth2Parameter).optional()
})
export type DraftOAuth2 = z.infer<typeof DraftOAuth2>

/** Credentials of every kind that was filled in; those of `kind` are sent. Missing is empty. */
export const DraftAuth = tolerant({
  kind: z.enum(DRAFT_AUTH_KINDS),
  username: z.string().optional(),
  password: z.string().optional(),
  token: z.string().optional(),
  name: z.string().optional(),
  value: z.string().optional(),
  in: z.enum(API_KEY_PLACES).optional(),
  accessKeyId: z.string().optional(),
  secretAccessKey: z.string().optional(),
  sessionToken: z.string().optional(),
  region: z.string().optional(),
  service: z.string().optional(),
  oauth2: DraftOAuth2.optional(),
  /** What the file says of it and Sonde does not edit; all of it when the kind is `other`. */
  kept: Kept.optional()
})
export type DraftAuth = z.infer<typeof DraftAuth>
