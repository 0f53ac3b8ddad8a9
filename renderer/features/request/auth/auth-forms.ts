import type { DraftAuthKind } from '#shared/model/auth-kinds.ts'

/** A text of a draft's auth. */
export type AuthTextName =
  | 'username'
  | 'password'
  | 'token'
  | 'name'
  | 'value'
  | 'accessKeyId'
  | 'secretAccessKey'
  | 'sessionToken'
  | 'region'
  | 'service'

export interface AuthField {
  name: AuthTextName
  label: string
  /** Masked until it is asked to be shown. */
  secret?: true
  placeholder?: string
}

interface AuthForm {
  label: string
  explains: string
  fields: readonly AuthField[]
}

const USER: readonly AuthField[] = [
  { name: 'username', label: 'User name' },
  { name: 'password', label: 'Password', secret: true }
]

/** What each kind of auth is called, what it does, and what it asks for. */
export const AUTH_FORMS: Record<DraftAuthKind, AuthForm> = {
  inherit: { label: 'Inherit', explains: 'As the folder or the collection says.', fields: [] },
  none: { label: 'None', explains: '', fields: [] },
  basic: {
    label: 'Basic',
    explains: 'User name and password, readable by everyone who sees the request: only over https.',
    fields: USER
  },
  bearer: {
    label: 'Bearer',
    explains: 'Sent as Authorization: Bearer, followed by the token.',
    fields: [{ name: 'token', label: 'Token', secret: true }]
  },
  'api-key': {
    label: 'API key',
    explains: 'A key under a name that the API chose.',
    fields: [
      { name: 'name', label: 'Name', placeholder: 'X-API-Key' },
      { name: 'value', label: 'Value', secret: true }
    ]
  },
  digest: {
    label: 'Digest',
    explains: 'Proves that the password is known without sending it. Takes a round: the server asks first.',
    fields: USER
  },
  'aws-sigv4': {
    label: 'AWS SigV4',
    explains: 'Signs each hop anew with AWS Signature Version 4.',
    fields: [
      { name: 'accessKeyId', label: 'Access key ID', placeholder: 'AKIAIOSFODNN7EXAMPLE' },
      { name: 'secretAccessKey', label: 'Secret access key', secret: true },
      {
        name: 'sessionToken',
        label: 'Session token',
        secret: true,
        placeholder: 'for temporary credentials'
      },
      { name: 'region', label: 'Region', placeholder: 'eu-central-1' },
      { name: 'service', label: 'Service', placeholder: 'execute-api' }
    ]
  },
  oauth2: { label: 'OAuth 2', explains: 'A token that an authorization server gives out.', fields: [] },
  other: {
    label: 'Other',
    explains:
      'The file names a kind of auth that Sonde does not speak. It is kept as it is, and nothing is sent for it.',
    fields: []
  }
}
