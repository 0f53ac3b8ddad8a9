import { isAbsolute, resolve } from 'node:path'
import type { Request } from '#shared/client/http-client.ts'
import type { Place } from '#shared/http/inherit-draft.ts'
import type { ConsentRequest } from '#shared/model/consent.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import type { SecretForm } from '#shared/model/secret-form.ts'
import type { DraftProblem } from '#shared/model/send-event.ts'
import type { ExecuteSettings } from '#shared/model/settings.ts'
import type { ClientCertificate, TlsSettings } from '#shared/model/tls-settings.ts'
import { secretForms } from '#shared/redaction/secret-forms.ts'
import type { Consents, FileAccess } from '../file-access.ts'
import type { TokenSource } from '../oauth2/with-token.ts'
import type { GatheredScope } from '../scope/gathered-scope.ts'
import { readCertificate } from './client-certificate.ts'
import { type ComposedRequest, composeRequest, composeVerbatim } from './compose-request.ts'
import { grantBody } from './grant-body.ts'
import { maskProblems } from './mask-problems.ts'
import { inFormOrder, problemAt } from './problem-at.ts'
import { SendFiles } from './send-files.ts'

/** What a request may touch on this machine. */
export interface SendAccess {
  files: FileAccess
  consents: Consents
}

/** A request that may be sent. */
export interface PreparedRequest {
  request: Request
  settings: ExecuteSettings
  /** What is secret in it, in all its forms: see `secretForms`. */
  secrets: SecretForm[]
  /** A field of the request or its settings → the field of the draft, and whence that was inherited. */
  placeOf(field: string): Place
}

/**
 * Makes of a draft a request to send: as `composeRequest`, with the files that it names looked at. What may not be
 * read of this machine, or talked to, needs a consent.
 * @returns the problems, all of them, when it cannot be sent
 */
export async function prepareSend(
  draft: Draft,
  name: string,
  gathered: GatheredScope,
  access: SendAccess,
  tokens: TokenSource
): Promise<PreparedRequest | { problems: DraftProblem[] }> {
  return prepare(await composeRequest(draft, name, gathered, tokens), gathered, access)
}

/** As `prepareSend`, of a draft that no person wrote: see `composeVerbatim`. */
export async function prepareVerbatim(
  draft: Draft,
  gathered: GatheredScope,
  access: SendAccess
): Promise<PreparedRequest | { problems: DraftProblem[] }> {
  return prepare(await composeVerbatim(draft, gathered), gathered, access)
}

async function prepare(
  composed: ComposedRequest,
  gathered: GatheredScope,
  { files: access, consents }: SendAccess
): Promise<PreparedRequest | { problems: DraftProblem[] }> {
  const { request, settings, placeOf, secrets } = composed
  const files = new SendFiles(access, gathered)
  const body = grantBody(request.body, files, placeOf)
  const identity = await readIdentity(composed, new SendFiles(access, gathered))
  const tls = await readTls(composed, files, identity.certificate)
  const socket = grantSocket(composed, gathered, consents)
  const problems = [...composed.problems, ...files.problems, ...identity.problems, ...socket.problems]
  const forms = secretForms(secrets)
  if (problems.length > 0) return { problems: maskProblems(inFormOrder(problems), forms) }
  return {
    request: { ...request, body },
    settings: {
      ...settings,
      ...(Object.keys(tls).length > 0 && { tls }),
      ...(socket.path !== undefined && { unixSocket: socket.path })
    },
    secrets: forms,
    placeOf
  }
}

/** What it proves itself with, or goes without: see `ChosenCertificate`. */
async function readIdentity(
  { identity }: ComposedRequest,
  files: SendFiles
): ReturnType<typeof readCertificate> {
  if (!identity) return { problems: [] }
  const read = await readCertificate(identity.certificate, files)
  return identity.isNeeded ? read : { ...read, problems: [] }
}

async function readTls(
  { settings, authorities, placeOf }: ComposedRequest,
  files: SendFiles,
  clientCertificate: ClientCertificate | undefined
): Promise<TlsSettings> {
  const read = await Promise.all(
    authorities.map((path, index) => files.read(path, placeOf(`tls.ca.${index}`)))
  )
  const ca = read.flatMap(bytes => (bytes ? [bytes.toString('utf8')] : []))
  return { ...settings.tls, ...(ca.length > 0 && { ca }), ...(clientCertificate && { clientCertificate }) }
}

function grantSocket(
  { settings: { unixSocket }, placeOf }: ComposedRequest,
  { folder, collectionId }: GatheredScope,
  consents: Consents
): { path?: string; problems: DraftProblem[] } {
  if (unixSocket === undefined) return { problems: [] }
  const place = placeOf('unixSocket')
  if (folder === undefined && !isAbsolute(unixSocket)) {
    const problem = `The path ${unixSocket} is relative, and starts at no collection here.`
    return { problems: [problemAt(place, problem)] }
  }
  const path = folder === undefined ? unixSocket : resolve(folder, unixSocket)
  const consent: ConsentRequest = {
    kind: 'unix-socket',
    path,
    ...(collectionId !== undefined && { collectionId })
  }
  if (consents.allows(consent)) return { path, problems: [] }
  const problem = `Talking to a program of this machine through ${path} was not allowed.`
  return { problems: [problemAt(place, problem, consent)] }
}
