import type { Auth } from '#shared/model/auth.ts'
import { UsageError } from '../usage-error.ts'
import type { RequestValues } from './request-values.ts'

const SCHEMES = ['digest', 'bearer', 'api-key', 'aws-sigv4'] as const

/** @throws UsageError when the flags do not amount to one way to prove who sends */
export function readAuth(values: RequestValues): Auth | undefined {
  const [scheme, second] = SCHEMES.filter(name => values[name] !== undefined)
  if (second) throw new UsageError(`--${scheme} and --${second}: only one of them`)
  if (values.user !== undefined && (scheme === 'bearer' || scheme === 'api-key'))
    throw new UsageError(`--${scheme} and --user: only one of them is sent`)
  if (values['aws-session-token'] !== undefined && scheme !== 'aws-sigv4')
    throw new UsageError('--aws-session-token goes with --aws-sigv4')
  switch (scheme) {
    case 'bearer':
      return { kind: 'bearer', token: values.bearer ?? '' }
    case 'api-key':
      return readApiKey(values['api-key'] ?? '')
    case 'digest':
      return { kind: 'digest', ...readUser('digest', values.user) }
    case 'aws-sigv4':
      return readSigV4(values)
    case undefined:
      return values.user === undefined ? undefined : { kind: 'basic', ...readUser('user', values.user) }
  }
}

function readUser(flag: string, user: string | undefined): { username: string; password: string } {
  if (user === undefined) throw new UsageError(`--${flag}: it needs --user USER:PASSWORD`)
  const colon = user.indexOf(':')
  return colon < 0
    ? { username: user, password: '' }
    : { username: user.slice(0, colon), password: user.slice(colon + 1) }
}

function readApiKey(text: string): Auth {
  const [, place, name, value] = /^(header|query|cookie):([^=]+)=(.*)$/s.exec(text) ?? []
  if (name === undefined || value === undefined)
    throw new UsageError('--api-key: write it as header:NAME=VALUE, query:NAME=VALUE or cookie:NAME=VALUE')
  return { kind: 'api-key', name, value, in: place === 'query' || place === 'cookie' ? place : 'header' }
}

function readSigV4(values: RequestValues): Auth {
  const text = values['aws-sigv4'] ?? ''
  const [, region, service] = /^([^/]+)\/([^/]+)$/.exec(text) ?? []
  if (region === undefined || service === undefined)
    throw new UsageError(`--aws-sigv4 ${text}: write it as REGION/SERVICE, such as eu-central-1/s3`)
  const { username, password } = readUser('aws-sigv4', values.user)
  const sessionToken = values['aws-session-token']
  return {
    kind: 'aws-sigv4',
    accessKeyId: username,
    secretAccessKey: password,
    region,
    service,
    ...(sessionToken !== undefined && { sessionToken })
  }
}
