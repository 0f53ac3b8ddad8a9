import { extension, type ParsedExtensions, PerMessageDeflate } from 'ws'
import { ClientError } from '#shared/model/client-error.ts'

const NAME = 'permessage-deflate'
/** A decimal without leading zeros (RFC 7692 §7.1.2.1). */
const WINDOW_BITS = /^(?:[89]|1[0-5])$/
const WINDOWS = ['client_max_window_bits', 'server_max_window_bits']

type Parameters = Record<string, (string | true)[]>

/** What both sides agreed to by a handshake. */
export interface AgreedExtensions {
  deflate?: {
    /** As `PerMessageDeflate.accept` takes them. */
    parameters: Parameters
    /** Whether messages are compressed with what earlier ones hold. */
    keepsContext: boolean
  }
}

/**
 * What a server's Sec-WebSocket-Extensions means (RFC 6455 §9.1, RFC 7692 §7.1).
 * @param offered the header that was sent, likewise. Several of a name are joined by commas; empty is none
 * @throws ClientError PROTOCOL `websocket-extension` when that answers no offer
 */
export function agreeExtensions(offered: string, answered: string): AgreedExtensions {
  const refuse = (problem: string, cause?: unknown) => {
    const facts = { problem, offered: offered.trim() || 'nothing', answered: answered.trim() }
    return new ClientError('PROTOCOL', { reason: 'websocket-extension', phase: 'upgrade', facts, cause })
  }
  if (answered.trim() === '') return {}
  const answer = parse(answered)
  if (!answer) throw refuse('they are not written as they have to be')
  const unknown = Object.keys(answer).find(name => name !== NAME)
  if (unknown !== undefined) throw refuse(`${unknown} is not known here`)
  const [parameters, ...more] = answer[NAME] ?? []
  if (!parameters || more.length > 0) throw refuse(`${NAME} is there more than once`)
  const problem = findFault(parameters)
  if (problem !== undefined) throw refuse(problem)
  const offers = parse(offered)?.[NAME] ?? []
  if (offers.length === 0) throw refuse(`${NAME} was not offered`)
  if (!offers.some(offer => answers(parameters, offer)))
    throw refuse('they ask for more than was offered, or leave out what was asked for')
  return { deflate: { parameters, keepsContext: parameters.client_no_context_takeover === undefined } }
}

/** @param maxMessageBytes after decompression. @returns what compresses and inflates as was agreed */
export function createDeflate(parameters: Parameters, maxMessageBytes: number): PerMessageDeflate {
  const deflate = new PerMessageDeflate({ threshold: 0, maxPayload: maxMessageBytes })
  deflate.accept([parameters])
  return deflate
}

function parse(header: string): ParsedExtensions | undefined {
  if (header.trim() === '') return {}
  try {
    return extension.parse(header.trim())
  } catch {
    return undefined
  }
}

/** What no server may say, whatever was offered. */
function findFault(parameters: Parameters): string | undefined {
  for (const [name, values] of Object.entries(parameters)) {
    const [value] = values
    if (values.length !== 1) return `${name} is there more than once`
    if (WINDOWS.includes(name)) {
      if (typeof value !== 'string' || !WINDOW_BITS.test(value)) return `${name} is no number from 8 to 15`
    } else if (name === 'client_no_context_takeover' || name === 'server_no_context_takeover') {
      if (value !== true) return `${name} takes no value`
    } else return `${name} is not known here`
  }
  return undefined
}

/** Whether an answer is one to that offer (RFC 7692 §7.1.1, §7.1.2). */
function answers(answer: Parameters, offer: Parameters): boolean {
  if (offer.server_no_context_takeover && !answer.server_no_context_takeover) return false
  if (answer.client_max_window_bits && !offer.client_max_window_bits) return false
  return (
    bits(answer.client_max_window_bits) <= bits(offer.client_max_window_bits) &&
    (offer.server_max_window_bits === undefined || answer.server_max_window_bits !== undefined) &&
    bits(answer.server_max_window_bits) <= bits(offer.server_max_window_bits)
  )
}

function bits(values: (string | true)[] | undefined): number {
  const [value] = values ?? []
  return typeof value === 'string' ? Number(value) : 15
}
