/** The closed list of ways in which an exchange or a call can fail. See `error-table.ts` for their texts. */
export const ERROR_CODES = [
  'BUILD',
  'DNS',
  'CONNECT',
  'PROXY',
  'TLS',
  'CERTIFICATE',
  'PIN',
  'TIMEOUT',
  'PROTOCOL',
  'CONNECTION_CLOSED',
  'REDIRECT',
  'BODY_LIMIT',
  'IO',
  'ABORTED',
  'INTERNAL'
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]
