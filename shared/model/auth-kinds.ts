/** Ways in which a request can prove who sends it, and `none`. */
export const AUTH_KINDS = ['none', 'basic', 'bearer', 'api-key', 'digest', 'aws-sigv4'] as const

/** Where the key of an API goes. */
export const API_KEY_PLACES = ['header', 'query', 'cookie'] as const

/** What a draft may say of auth. `other` is a kind of the file format that Sonde does not speak: it is kept as it is. */
export const DRAFT_AUTH_KINDS = ['inherit', ...AUTH_KINDS, 'oauth2', 'other'] as const

export type DraftAuthKind = (typeof DRAFT_AUTH_KINDS)[number]

export const OAUTH2_FLOWS = ['authorization_code', 'client_credentials', 'password', 'implicit'] as const

export type OAuth2Flow = (typeof OAUTH2_FLOWS)[number]
