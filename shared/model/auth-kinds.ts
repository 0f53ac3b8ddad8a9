/** Ways in which a request can prove who sends it, and `none`. */
export const AUTH_KINDS = ['none', 'basic', 'bearer', 'api-key', 'digest', 'aws-sigv4'] as const

export type AuthKind = (typeof AUTH_KINDS)[number]

/** Where the key of an API goes. */
export const API_KEY_PLACES = ['header', 'query', 'cookie'] as const

export type ApiKeyPlace = (typeof API_KEY_PLACES)[number]
