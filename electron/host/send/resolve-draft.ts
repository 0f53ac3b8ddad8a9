import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAuth } from '#shared/model/draft/draft-auth.ts'
import type { DraftBody, DraftPart } from '#shared/model/draft/draft-body.ts'
import type { DraftRow } from '#shared/model/draft/draft-row.ts'
import type { DraftClientCertificate, DraftSettings } from '#shared/model/draft/draft-settings.ts'
import { resolveOAuth2Texts } from '../oauth2/resolve-oauth2-texts.ts'
import { CERTIFICATE_FIELD } from './client-certificate.ts'
import type { TextResolver } from './resolve-texts.ts'

/**
 * A draft with values in the place of its templates. Only what is sent is looked at: rows that are switched off, and
 * what was filled in for other kinds of body and auth, need not resolve.
 */
export function resolveDraft(draft: Draft, resolver: TextResolver): Draft {
  return {
    ...draft,
    method: resolver.text(draft.method, 'method'),
    url: resolver.text(draft.url, 'url'),
    headers: resolveRows(draft.headers, 'headers', (text, field) => resolver.text(text, field)),
    body: resolveBody(draft.body, resolver),
    settings: resolveSettings(draft.settings, resolver),
    ...(draft.pathParams && {
      pathParams: draft.pathParams.map((row, index) =>
        row.enabled ? { ...row, value: resolver.text(row.value, `pathParams.${index}.value`) } : row
      )
    }),
    ...(draft.auth && { auth: resolveAuth(draft.auth, resolver) })
  }
}

type Resolve = (text: string, field: string) => string

function resolveRows(rows: readonly DraftRow[], at: string, resolve: Resolve): DraftRow[] {
  return rows.map((row, index) => {
    if (!row.enabled) return row
    const { name, value } = row
    return {
      ...row,
      name: resolve(name, `${at}.${index}.name`),
      value: resolve(value, `${at}.${index}.value`)
    }
  })
}

function resolveBody(body: DraftBody, resolver: TextResolver): DraftBody {
  const bodyText: Resolve = (text, field) => resolver.bodyText(text, field)
  switch (body.kind) {
    case 'none':
      return body
    case 'json':
      return { ...body, text: resolver.jsonText(body.text, 'body') }
    case 'form':
      return { ...body, form: resolveRows(body.form ?? [], 'body.form', bodyText) }
    case 'multipart':
      return {
        ...body,
        parts: (body.parts ?? []).map((part, index) => resolvePart(part, `body.parts.${index}`, resolver))
      }
    case 'file':
      return {
        ...body,
        files: (body.files ?? []).map((file, index) => {
          if (!file.selected) return file
          const at = `body.files.${index}`
          return {
            ...file,
            path: resolver.text(file.path, `${at}.path`),
            contentType: resolver.text(file.contentType, `${at}.contentType`)
          }
        })
      }
    case 'graphql': {
      const { query, variables } = body.graphql ?? { query: '', variables: '' }
      const graphql = {
        ...body.graphql,
        query: bodyText(query, 'body.graphql.query'),
        variables: resolver.jsonText(variables, 'body.graphql.variables')
      }
      return { ...body, graphql }
    }
    default:
      return { ...body, text: bodyText(body.text, 'body') }
  }
}

function resolvePart(part: DraftPart, at: string, resolver: TextResolver): DraftPart {
  if (!part.enabled) return part
  const { contentType } = part
  return {
    ...part,
    name: resolver.bodyText(part.name, `${at}.name`),
    ...(part.kind === 'text'
      ? { value: resolver.bodyText(part.value, `${at}.value`) }
      : { files: part.files.map((path, file) => resolver.text(path, `${at}.files.${file}`)) }),
    ...(contentType !== undefined && { contentType: resolver.text(contentType, `${at}.contentType`) })
  }
}

/** The texts that credentials of a kind are made of. */
const OF_KIND = {
  basic: ['username', 'password'],
  digest: ['username', 'password'],
  bearer: ['token'],
  'api-key': ['name', 'value'],
  'aws-sigv4': ['accessKeyId', 'secretAccessKey', 'sessionToken', 'region', 'service']
} as const

function resolveAuth(auth: DraftAuth, resolver: TextResolver): DraftAuth {
  const { kind } = auth
  if (kind === 'none' || kind === 'inherit' || kind === 'other') return auth
  if (kind === 'oauth2')
    return auth.oauth2 ? { ...auth, oauth2: resolveOAuth2Texts(auth.oauth2, resolver) } : auth
  const resolved = { ...auth }
  for (const name of OF_KIND[kind]) {
    const text = auth[name]
    if (text !== undefined) resolved[name] = resolver.text(text, `auth.${name}`)
  }
  return resolved
}

/** Settings with values in the place of their templates. */
export function resolveSettings(settings: DraftSettings, resolver: TextResolver): DraftSettings {
  const { proxy, tls, resolve, unixSocket } = settings
  const text = (name: string, typed: string | undefined) =>
    typed === undefined ? {} : { [name.replace(/^.*\./, '')]: resolver.text(typed, `settings.${name}`) }
  return {
    ...settings,
    ...text('resolve', resolve),
    ...text('unixSocket', unixSocket),
    ...(proxy?.mode === 'url' && {
      proxy: { ...proxy, ...text('proxy.url', proxy.url), ...text('proxy.bypass', proxy.bypass) }
    }),
    ...(tls && {
      tls: {
        ...tls,
        ...text('tls.serverName', tls.serverName),
        ...text('tls.pins', tls.pins),
        ...text('tls.ca', tls.ca)
      }
    })
  }
}

/** A client certificate with values in the place of the templates of its paths and passphrase. */
export function resolveCertificate(
  certificate: DraftClientCertificate,
  resolver: TextResolver
): DraftClientCertificate {
  const { certificatePath, keyPath, passphrase } = certificate
  const text = (typed: string) => resolver.text(typed, CERTIFICATE_FIELD)
  return {
    ...certificate,
    certificatePath: text(certificatePath),
    ...(keyPath !== undefined && { keyPath: text(keyPath) }),
    ...(passphrase !== undefined && { passphrase: text(passphrase) })
  }
}
