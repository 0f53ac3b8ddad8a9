import type { Explanation } from './error-entry.ts'

/** Why a proxy did not lead to the host: reasons of PROXY. */
export const PROXY_REASONS: Record<string, Explanation> = {
  tunnel: {
    exit: 56,
    sentence: 'The proxy {proxy} did not connect to {host}: {problem}.',
    hint: 'Is it a proxy for HTTP, and is this its port? It stands in the settings, or in the variables http_proxy, https_proxy and no_proxy.'
  },
  status: {
    exit: 56,
    sentence: 'The proxy {proxy} refused to connect to {host}: it answered {status} {statusText}.',
    hint: 'Its answer is shown. The proxy may not allow this host or port, or cannot reach it.'
  },
  auth: {
    exit: 56,
    sentence: 'The proxy {proxy} asks for a user and password.',
    hint: 'Write them into the proxy’s URL: http://user:password@host:port. Its answer is shown.'
  },
  credentials: {
    exit: 56,
    sentence: 'The proxy {proxy} did not accept the user and password.',
    hint: 'They stand in the proxy’s URL; signs such as @ and : are percent-encoded there.'
  },
  address: {
    exit: 5,
    sentence: 'The proxy {proxy} has no address: its name could not be resolved.',
    hint: 'Check the proxy’s URL, and whether a VPN is missing.'
  },
  unreachable: {
    exit: 7,
    sentence: 'The proxy {proxy} could not be reached ({problem}).',
    hint: 'Is it running, and is this its port? Without a proxy: choose “none” in the settings.'
  },
  lookup: {
    sentence: 'Which proxy to use for {host} could not be found out: {problem}.',
    hint: 'The operating system’s proxy setting did not answer. Choose a proxy, or “none”, in the settings.'
  }
}
