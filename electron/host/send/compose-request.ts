import { createAuthenticator } from '#engine/auth/create-authenticator.ts'
import { checkRequest, type RequestProblem } from '#shared/http/check-request.ts'
import { type DraftRequest, draftToRequest } from '#shared/http/draft-to-request.ts'
import { handshakeDraft } from '#shared/http/handshake-draft.ts'
import { inheritDraft, type Place } from '#shared/http/inherit-draft.ts'
import { putProxyPassword } from '#shared/http/proxy-password.ts'
import type { Auth } from '#shared/model/auth.ts'
import { ClientError } from '#shared/model/client-error.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { DraftAuth } from '#shared/model/draft/draft-auth.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { type TokenSource, withToken } from '../oauth2/with-token.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { withRequestVariables } from '../scope/scope-lookup.ts'
import { CERTIFICATE_FIELD, type ChosenCertificate, chooseCertificate } from './client-certificate.ts'
import { describeUnresolved } from './describe-unresolved.ts'
import { problemAt } from './problem-at.ts'
import { resolveCertificate, resolveDraft, resolveSettings } from './resolve-draft.ts'
import type { TextResolver } from './resolve-texts.ts'
import { resolverFor } from './resolver-for.ts'
import { secretValues } from './secret-values.ts'

/** A draft as it would be sent, before any file is looked at. */
export interface ComposedRequest extends Omit<DraftRequest, 'problems' | 'draftField'> {
  /** All that keeps it from being sent, each at a field of the draft. */
  problems: DraftProblem[]
  /** What it proves itself with to a server that asks for a certificate. */
  identity: ChosenCertificate | undefined
  /** What is secret in it. */
  secrets: SecretForm[]
  /** A field of the request or its settings → the field of the draft, and whence that was inherited. */
  placeOf(field: string): Place
}

/**
 * Makes of a draft the request that is meant: what it inherits is laid under it, and its templates are resolved.
 * @param name what the request is called, for people
 * @param tokens asked only when all names of the draft stand for something; absent when nobody is to be
 */
export async function composeRequest(
  draft: Draft,
  name: string,
  gathered: GatheredScope,
  tokens: TokenSource | undefined
): Promise<ComposedRequest> {
  const asked = draft.type === 'websocket' ? handshakeDraft(draft) : draft
  const { draft: whole, placeOf } = inheritDraft(asked, gathered.layers)
  const scope = withRequestVariables(gathered, name, draft.variables ?? [])
  const resolver = await resolverFor(whole, scope)
  const resolved = resolveDraft(whole, resolver)
  for (const { enabled, value } of draft.assertions ?? []) if (enabled) resolver.noteSecrets(value)
  const source = resolver.unresolved.length === 0 ? tokens : undefined
  const { draft: meant, problem } = await withToken(resolved, [...resolver.secrets], source)
  return compose(meant, problem ? [problem] : [], { scope, resolver, placeOf })
}

/**
 * The same of a draft that no person wrote: no text of it is a template, and it inherits settings alone. Those are
 * resolved, since they were written.
 */
export async function composeVerbatim(draft: Draft, scope: GatheredScope): Promise<ComposedRequest> {
  const settingsAlone = scope.layers.map(({ origin, settings }) => ({ origin, headers: [], settings }))
  const { draft: whole, placeOf } = inheritDraft(draft, settingsAlone)
  const resolver = await resolverFor(whole.settings, scope)
  return compose({ ...whole, settings: resolveSettings(whole.settings, resolver) }, [], {
    scope,
    resolver,
    placeOf
  })
}

interface Composing {
  scope: GatheredScope
  resolver: TextResolver
  /** A field of the draft → where that was said. */
  placeOf(field: string): Place
}

function compose(
  resolved: Draft,
  found: readonly RequestProblem[],
  { scope, resolver, placeOf: placeInDraft }: Composing
): ComposedRequest {
  const { draft, problem: withoutPassword } = withProxyPassword(resolved, {
    scope,
    resolver,
    placeOf: placeInDraft
  })
  const { request, settings, authorities, problems, draftField } = draftToRequest(draft)
  const { identity, problem: withoutCertificate } = identify(request.url, scope, resolver)
  const unresolved = resolver.unresolved.map(each => describeUnresolved(each, scope, placeInDraft))
  const wrong = [
    ...checkRequest(request).map(({ field, problem }) => ({ field: draftField(field), problem })),
    ...problems,
    ...checkAuth(draft.auth, settings.auth),
    ...found,
    ...(withoutPassword ? [withoutPassword] : [])
  ].map(({ field, problem }) => problemAt(placeInDraft(field), problem))
  if (withoutCertificate !== undefined)
    wrong.push(problemAt({ field: CERTIFICATE_FIELD, origin: PREFERENCES }, withoutCertificate))
  const named = new Set(unresolved.map(({ field }) => field))
  return {
    request,
    settings,
    authorities,
    // Of a text that still has a template in it, that is what is wrong with it.
    problems: [...unresolved, ...wrong.filter(({ field }) => !named.has(field))],
    identity,
    secrets: [
      ...new Set([...resolver.secrets, ...secretValues(draft), identity?.certificate.passphrase ?? ''])
    ],
    placeOf: field => placeInDraft(draftField(field))
  }
}

/** What it would prove itself with, where that can be had. What is wrong with one that is not needed keeps nothing back. */
function identify(
  url: string,
  { clientCertificates }: GatheredScope,
  resolver: TextResolver
): { identity?: ChosenCertificate; problem?: string | undefined } {
  const chosen = chooseCertificate(url, clientCertificates)
  if (!chosen) return {}
  const { certificate: typed, isNeeded } = chosen
  const before = resolver.unresolved.length
  const certificate = resolveCertificate(typed, resolver)
  const { passphraseProblem: problem } = typed
  const isWhole = problem === undefined && resolver.unresolved.length === before
  if (!isNeeded) resolver.unresolved.length = before
  return isWhole ? { identity: { certificate, isNeeded } } : { problem: isNeeded ? problem : undefined }
}

/** Only those of the preferences have their passphrases in the vault. */
const PREFERENCES = { kind: 'preferences', name: 'Preferences' } as const
const PROXY_URL = 'settings.proxy.url'

/** The proxy that the preferences name gets the password that the vault keeps for it, and no other proxy does. */
function withProxyPassword(
  draft: Draft,
  { scope: { proxyPassword }, resolver, placeOf }: Composing
): { draft: Draft; problem?: RequestProblem } {
  const { proxy } = draft.settings
  if (!proxyPassword || proxy?.mode !== 'url' || placeOf(PROXY_URL).origin?.kind !== 'preferences')
    return { draft }
  const { value, problem = '' } = proxyPassword
  if (value === undefined) return { draft, problem: { field: PROXY_URL, problem } }
  const url = putProxyPassword(proxy.url, resolver.text(value, PROXY_URL))
  return { draft: { ...draft, settings: { ...draft.settings, proxy: { ...proxy, url } } } }
}

function checkAuth(typed: DraftAuth | undefined, auth: Auth | undefined): RequestProblem[] {
  if (typed?.kind === 'other') {
    const problem = 'Sonde keeps this kind of auth in the file and cannot send it. Choose another, or none.'
    return [{ field: 'auth.kind', problem }]
  }
  try {
    if (auth) createAuthenticator(auth)
    return []
  } catch (error) {
    const { code, field, message } = ClientError.wrap(error)
    if (code !== 'BUILD' || field === undefined) throw error
    return [{ field, problem: message }]
  }
}
