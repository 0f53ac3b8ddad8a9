import type { OAuth2Flow } from '#shared/model/auth-kinds.ts'

/** A text of OAuth 2 that a person fills in. */
export type OAuth2TextName =
  | 'authorizationUrl'
  | 'accessTokenUrl'
  | 'refreshTokenUrl'
  | 'callbackUrl'
  | 'clientId'
  | 'clientSecret'
  | 'username'
  | 'password'
  | 'scope'

export interface OAuth2Field {
  name: OAuth2TextName
  label: string
  secret?: true
  placeholder?: string
}

const FIELDS: Record<OAuth2TextName, Omit<OAuth2Field, 'name'>> = {
  authorizationUrl: { label: 'Authorization URL', placeholder: 'https://login.example.org/authorize' },
  accessTokenUrl: { label: 'Access token URL', placeholder: 'https://login.example.org/token' },
  refreshTokenUrl: { label: 'Refresh token URL', placeholder: 'the access token URL' },
  callbackUrl: { label: 'Callback URL', placeholder: 'http://127.0.0.1, any free port' },
  clientId: { label: 'Client ID' },
  clientSecret: { label: 'Client secret', secret: true },
  username: { label: 'User name' },
  password: { label: 'Password', secret: true },
  scope: { label: 'Scope', placeholder: 'read write' }
}

interface OAuth2FlowForm {
  label: string
  explains: string
  fields: readonly OAuth2TextName[]
  /** Whether somebody has to allow it in the browser. */
  needsPerson: boolean
  /** Whether the token endpoint is asked, where the client proves itself. */
  asksEndpoint: boolean
}

/** What each flow is called, how it goes, and what it asks for. */
export const OAUTH2_FORMS: Record<OAuth2Flow, OAuth2FlowForm> = {
  authorization_code: {
    label: 'Authorization code',
    explains:
      'A person signs in and allows it in the system’s browser, which brings a code back; the code is changed into a token (RFC 6749 §4.1).',
    fields: [
      ...(['authorizationUrl', 'accessTokenUrl', 'refreshTokenUrl', 'callbackUrl'] as const),
      ...(['clientId', 'clientSecret', 'scope'] as const)
    ],
    needsPerson: true,
    asksEndpoint: true
  },
  client_credentials: {
    label: 'Client credentials',
    explains: 'The client gets a token for itself, with nobody asked (RFC 6749 §4.4).',
    fields: ['accessTokenUrl', 'clientId', 'clientSecret', 'scope'],
    needsPerson: false,
    asksEndpoint: true
  },
  password: {
    label: 'Password',
    explains:
      'Name and password of a person are handed to the server (RFC 6749 §4.3). OAuth 2.1 does without it.',
    fields: [
      ...(['accessTokenUrl', 'refreshTokenUrl', 'username', 'password'] as const),
      ...(['clientId', 'clientSecret', 'scope'] as const)
    ],
    needsPerson: false,
    asksEndpoint: true
  },
  implicit: {
    label: 'Implicit',
    explains:
      'The browser brings the token itself back (RFC 6749 §4.2). OAuth 2.1 does without it: others can see the token on the way.',
    fields: ['authorizationUrl', 'callbackUrl', 'clientId', 'scope'],
    needsPerson: true,
    asksEndpoint: false
  }
}

/** The texts that a flow asks for, in order. */
export function fieldsOf(flow: OAuth2Flow): OAuth2Field[] {
  return OAUTH2_FORMS[flow].fields.map(name => ({ name, ...FIELDS[name] }))
}
