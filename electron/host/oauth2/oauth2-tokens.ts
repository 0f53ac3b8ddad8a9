import { randomBytes } from 'node:crypto'
import { ClientError } from '#shared/model/client-error.ts'
import type { DraftOAuth2 } from '#shared/model/draft/draft-auth.ts'
import type { OAuth2Event, OAuth2TokenState } from '#shared/model/oauth2.ts'
import type { SecretShelf } from '#workspace/vault/secret-shelf.ts'
import { SharedWork } from '../shared-work.ts'
import { type CallbackListener, isLoopback, listenForCallback } from './callback-listener.ts'
import { createPkce } from './pkce.ts'
import { failure, readTokenAnswer, readTokenFragment, refusal } from './read-token-answer.ts'
import { TokenCache } from './token-cache.ts'
import { tokenIdentity } from './token-identity.ts'
import type { TokenRecord } from './token-record.ts'
import {
  authorizationUrl,
  codeRequest,
  grantRequest,
  refreshRequest,
  type TokenRequest
} from './token-requests.ts'
import { describeToken, hasExpired } from './token-state.ts'

/** Asks a token endpoint. @returns status and body @throws ClientError */
export type AskEndpoint = (
  request: TokenRequest,
  signal: AbortSignal
) => Promise<{ status: number; text: string }>

/** Where a token belongs to, and how it is asked for. */
export interface TokenContext {
  /** Tells the tokens of one collection from those of another. */
  owner: string
  ask: AskEndpoint
}

interface Browser {
  /** @returns whether the shell could open it */
  open(url: string): Promise<boolean>
}

/** The OAuth 2 tokens of a data folder, in its vault. */
export class OAuth2Tokens {
  readonly #browser: Browser
  readonly #cache: TokenCache
  /** What is being fetched: several requests of one moment ask once. */
  readonly #fetching = new SharedWork<TokenRecord>()

  constructor(vault: SecretShelf, browser: Browser) {
    this.#browser = browser
    this.#cache = new TokenCache(vault)
  }

  /**
   * The token for a request that is about to be sent: that of the cache, refreshed or fetched anew where that needs
   * nobody. @throws ClientError when there is none, and how one is got
   */
  async forRequest(oauth2: DraftOAuth2, context: TokenContext, signal: AbortSignal): Promise<string> {
    const { autoFetch = true, autoRefresh = true } = oauth2
    const cached = await this.#cache.read(oauth2, context.owner)
    if (cached && !hasExpired(cached, Date.now())) return chosenToken(oauth2, cached)
    if (cached?.refreshToken !== undefined && autoRefresh) {
      const refreshed = await this.#once(oauth2, context, signal, shared =>
        this.#refresh(oauth2, cached, context, shared)
      )
      return chosenToken(oauth2, refreshed)
    }
    const needsPerson = oauth2.flow === 'authorization_code' || oauth2.flow === 'implicit'
    if (autoFetch && !needsPerson) {
      const fetched = await this.#once(oauth2, context, signal, shared =>
        this.#grant(oauth2, context, shared)
      )
      return chosenToken(oauth2, fetched)
    }
    throw failure(cached ? 'It has expired.' : NONE, 'oauth2-none')
  }

  /** The token of the cache, whether or not it has expired. @throws ClientError when there is none */
  async cached(oauth2: DraftOAuth2, owner: string): Promise<string> {
    const cached = await this.#cache.read(oauth2, owner)
    if (!cached) throw failure(NONE, 'oauth2-none')
    return chosenToken(oauth2, cached)
  }

  /** Gets a new token, whatever is in the cache. @param redirects addresses that a person has copied */
  async *fetch(
    oauth2: DraftOAuth2,
    context: TokenContext,
    redirects: AsyncIterable<{ redirectedTo: string }>,
    signal: AbortSignal
  ): AsyncGenerator<OAuth2Event> {
    const record =
      oauth2.flow === 'authorization_code' || oauth2.flow === 'implicit'
        ? yield* this.#authorize(oauth2, context, redirects, signal)
        : await this.#grant(oauth2, context, signal)
    yield { type: 'token', token: describeToken(record) }
  }

  async *refresh(
    oauth2: DraftOAuth2,
    context: TokenContext,
    signal: AbortSignal
  ): AsyncGenerator<OAuth2Event> {
    const cached = await this.#cache.read(oauth2, context.owner)
    if (cached?.refreshToken === undefined) throw failure('There is no refresh token.')
    yield { type: 'token', token: describeToken(await this.#refresh(oauth2, cached, context, signal)) }
  }

  async state(oauth2: DraftOAuth2, context: TokenContext): Promise<OAuth2TokenState | undefined> {
    const record = await this.#cache.read(oauth2, context.owner)
    return record && describeToken(record)
  }

  forget(oauth2: DraftOAuth2, { owner }: TokenContext): Promise<void> {
    return this.#cache.forget(oauth2, owner)
  }

  async #grant(oauth2: DraftOAuth2, context: TokenContext, signal: AbortSignal): Promise<TokenRecord> {
    const { status, text } = await context.ask(grantRequest(oauth2), signal)
    return this.#cache.keep(oauth2, context.owner, readTokenAnswer(status, text, Date.now()))
  }

  async #refresh(
    oauth2: DraftOAuth2,
    cached: TokenRecord,
    context: TokenContext,
    signal: AbortSignal
  ): Promise<TokenRecord> {
    const { status, text } = await context.ask(refreshRequest(oauth2, cached.refreshToken ?? ''), signal)
    const { refreshToken, scope } = cached
    const kept = {
      ...(refreshToken !== undefined && { refreshToken }),
      ...(scope !== undefined && { scope })
    }
    return this.#cache.keep(oauth2, context.owner, { ...kept, ...readTokenAnswer(status, text, Date.now()) })
  }

  async *#authorize(
    oauth2: DraftOAuth2,
    context: TokenContext,
    redirects: AsyncIterable<{ redirectedTo: string }>,
    signal: AbortSignal
  ): AsyncGenerator<OAuth2Event, TokenRecord> {
    const { callbackUrl = '', pkce: method = 'S256' } = oauth2
    // Always random: one that stands in a file is no protection.
    const state = randomBytes(16).toString('base64url')
    const pkce = oauth2.flow === 'implicit' || method === 'off' ? undefined : createPkce(method)
    const here = callbackUrl === '' || isLoopback(callbackUrl)
    const listener = here ? await listenForCallback(callbackUrl, state) : undefined
    const redirectUri = listener?.redirectUri ?? callbackUrl
    try {
      const url = urlFor(oauth2, { redirectUri, state, pkce })
      yield { type: 'browser', url, opened: await this.#browser.open(url), paste: !here }
      const fields = await wayBack(listener, redirects, state, signal)
      const error = fields.get('error')
      if (error !== null) throw refusal(error, fields.get('error_description'))
      if (oauth2.flow === 'implicit')
        return await this.#cache.keep(oauth2, context.owner, readTokenFragment(fields, Date.now()))
      const code = fields.get('code')
      if (code === null) throw failure('The server sent the browser back without a code.')
      const { status, text } = await context.ask(codeRequest(oauth2, code, redirectUri, pkce), signal)
      return await this.#cache.keep(oauth2, context.owner, readTokenAnswer(status, text, Date.now()))
    } finally {
      listener?.close()
    }
  }

  #once(
    oauth2: DraftOAuth2,
    { owner }: TokenContext,
    signal: AbortSignal,
    work: (signal: AbortSignal) => Promise<TokenRecord>
  ): Promise<TokenRecord> {
    return this.#fetching.do(`${owner} ${tokenIdentity(oauth2)}`, signal, work)
  }
}

function chosenToken({ tokenSource }: DraftOAuth2, { accessToken, idToken }: TokenRecord): string {
  if (tokenSource !== 'id_token') return accessToken
  if (idToken === undefined) throw failure('The server gave no ID token.')
  return idToken
}

function urlFor(oauth2: DraftOAuth2, way: Parameters<typeof authorizationUrl>[1]): string {
  const problem = 'The authorization URL is needed, such as https://login.example.org/authorize.'
  const fault = new ClientError('BUILD', { field: 'auth.oauth2.authorizationUrl', facts: { problem } })
  if (!/^https?:\/\//i.test(oauth2.authorizationUrl ?? '')) throw fault
  try {
    return authorizationUrl(oauth2, way)
  } catch {
    throw fault
  }
}

const NONE = 'There is none yet.'

/** What the browser brings back: by itself, or by the hand of the person. @throws ClientError ABORTED */
async function wayBack(
  listener: CallbackListener | undefined,
  redirects: AsyncIterable<{ redirectedTo: string }>,
  state: string,
  signal: AbortSignal
): Promise<URLSearchParams> {
  if (signal.aborted) throw new ClientError('ABORTED')
  let onAbort = () => {}
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(new ClientError('ABORTED'))
    signal.addEventListener('abort', onAbort)
  })
  try {
    return await Promise.race([listener?.answer ?? pastedBack(redirects, state, aborted), aborted])
  } finally {
    // What is aborted later is no longer waited for: nobody would take the rejection.
    signal.removeEventListener('abort', onAbort)
  }
}

/** What stands in the address that a person copied. */
async function pastedBack(
  redirects: AsyncIterable<{ redirectedTo: string }>,
  state: string,
  aborted: Promise<never>
): Promise<URLSearchParams> {
  for await (const { redirectedTo } of redirects) {
    if (!URL.canParse(redirectedTo)) throw failure('What was pasted is no address.')
    const { searchParams, hash } = new URL(redirectedTo)
    const fields = searchParams.has('state') ? searchParams : new URLSearchParams(hash.slice(1))
    if (fields.get('state') !== state)
      throw failure('The address that was pasted belongs to another attempt.')
    return fields
  }
  return aborted
}
