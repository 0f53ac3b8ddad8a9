import type { DraftAuthKind } from '../model/auth-kinds.ts'
import type { DraftAuth } from '../model/draft/draft-auth.ts'
import type { Kept } from '../model/draft/tolerant.ts'
import { type Lens, lens, saysSame } from './lens/lens.ts'
import { Misread } from './lens/misread.ts'
import { isRaw, type Raw, without } from './lens/raw.ts'
import { optionalText } from './lens/scalars.ts'
import { keptOf, member, struct, writeKept } from './lens/struct.ts'
import { FLOWS, OAUTH2_KEYS, oauth2 } from './oauth2.ts'

/** One kind of credentials: what it is called in a file, its fields, and the keys that say them. */
interface Scheme {
  type: string
  fields: Lens<Partial<DraftAuth>>
  keys: readonly string[]
}

/** `queryparams` is what Bruno calls it elsewhere. The format has no cookies: those are said in sonde.json. */
const apiKeyPlace = lens<DraftAuth['in']>(
  (raw, at) => {
    if (raw === undefined || raw === null || raw === '') return undefined
    if (raw === 'header') return 'header'
    if (raw === 'query' || raw === 'queryparams') return 'query'
    throw new Misread(at, raw, 'header or query')
  },
  (_, to) => (to === 'cookie' ? undefined : to)
)

const login: Pick<Scheme, 'fields' | 'keys'> = {
  fields: struct<Pick<DraftAuth, 'username' | 'password'>>({
    username: member('username', optionalText),
    password: member('password', optionalText)
  }),
  keys: ['username', 'password']
}

const SCHEMES: Readonly<Partial<Record<DraftAuthKind, Scheme>>> = {
  basic: { type: 'basic', ...login },
  digest: { type: 'digest', ...login },
  bearer: {
    type: 'bearer',
    fields: struct<Pick<DraftAuth, 'token'>>({ token: member('token', optionalText) }),
    keys: ['token']
  },
  'api-key': {
    type: 'apikey',
    fields: struct<Pick<DraftAuth, 'name' | 'value' | 'in'>>({
      name: member('key', optionalText),
      value: member('value', optionalText),
      in: member('placement', apiKeyPlace)
    }),
    keys: ['key', 'value', 'placement']
  },
  'aws-sigv4': {
    type: 'awsv4',
    fields: struct<
      Pick<DraftAuth, 'accessKeyId' | 'secretAccessKey' | 'sessionToken' | 'service' | 'region'>
    >({
      accessKeyId: member('accessKeyId', optionalText),
      secretAccessKey: member('secretAccessKey', optionalText),
      sessionToken: member('sessionToken', optionalText),
      service: member('service', optionalText),
      region: member('region', optionalText)
    }),
    keys: ['accessKeyId', 'secretAccessKey', 'sessionToken', 'service', 'region']
  },
  oauth2: {
    type: 'oauth2',
    fields: {
      read: (raw, at) => ({ oauth2: oauth2.read(raw, at) }),
      write: (raw, to) => (to.oauth2 ? oauth2.write(raw, to.oauth2) : raw)
    },
    keys: OAUTH2_KEYS
  }
}

/** How a request proves who sends it. Nothing is none. A kind that Sonde does not speak is kept whole. */
export const auth: Lens<DraftAuth | undefined> = lens<DraftAuth | undefined>(
  (raw, at) => {
    const kind = kindOf(raw, at)
    const scheme = kind && SCHEMES[kind]
    if (!kind || !isRaw(raw)) return kind && { kind }
    if (kind === 'other') return { kind, ...keptOf(raw, []) }
    return scheme
      ? { kind, ...scheme.fields.read(raw, at), ...keptOf(raw, ['type', ...scheme.keys]) }
      : { kind }
  },
  (raw, to) => {
    const before = kindOf(raw, '')
    const kind = to?.kind ?? 'none'
    if (kind === 'none') return (before ?? 'none') === 'none' ? raw : undefined
    if (kind === 'inherit') return kind
    const scheme = SCHEMES[kind]
    if (!to || !scheme) return to?.kept ?? raw
    if (before !== kind || !isRaw(raw)) {
      const { kept = {} } = to
      // What was kept of the old kind is not this one's.
      const isOld = before !== undefined && saysSame(kept, keptOfKind(raw, before))
      return scheme.fields.write({ ...begin(scheme, to), ...(isOld ? {} : without(kept, ['type'])) }, to)
    }
    return writeKept(scheme.fields.write(raw, to), keptOfKind(raw, kind), to.kept ?? {})
  }
)

function kindOf(raw: unknown, at: string): DraftAuthKind | undefined {
  if (raw === undefined || raw === null) return undefined
  if (raw === 'inherit' || raw === 'none') return raw
  if (!isRaw(raw)) throw new Misread(at, raw, 'inherit or a mapping')
  const { type, flow } = raw
  if (type === 'none' || type === 'inherit') return type
  if (type === 'oauth2' && !Object.values(FLOWS).some(known => known === flow)) return 'other'
  const found = Object.entries(SCHEMES).find(([, scheme]) => scheme?.type === type)
  return found ? (found[0] as DraftAuthKind) : 'other'
}

function keptOfKind(raw: unknown, kind: DraftAuthKind): Kept {
  const scheme = SCHEMES[kind]
  return keptOf(raw, scheme ? ['type', ...scheme.keys] : []).kept ?? {}
}

function begin({ type }: Scheme, { oauth2 }: DraftAuth): Raw {
  return type === 'oauth2' ? { type, flow: FLOWS[oauth2?.flow ?? 'authorization_code'] } : { type }
}
