import { MAX_BODY_WINDOW } from '../contract/limits.ts'
import { formatBytes } from '../format/bytes.ts'
import { visibleText } from '../format/visible-text.ts'
import { ClientError } from '../model/client-error.ts'
import type { Exchange } from '../model/exchange.ts'
import type { BodyAccess } from './body-access.ts'
import { readWindows } from './body-windows.ts'
import type { ReadOptions, Response } from './http-client.ts'

/** Largest body that is read into memory at once, in bytes, where nothing else is said: 100 MiB. */
const MEMORY_LIMIT = 100 * 1024 * 1024

/** The answer of an exchange that ended well. Its body stays where it is stored until it is asked for. */
export function createResponse(exchange: Exchange, access: BodyAccess): Response {
  const { body } = exchange

  async function* stream(): AsyncGenerator<Uint8Array> {
    if (body) yield* readWindows(body, access)
  }

  async function bytes({ maxBytes = MEMORY_LIMIT }: ReadOptions = {}): Promise<Uint8Array> {
    const size = body?.size ?? 0
    if (size > maxBytes) {
      throw new ClientError('BODY_LIMIT', {
        facts: { size: formatBytes(size), limit: formatBytes(maxBytes) },
        exchange
      })
    }
    if (body && size <= MAX_BODY_WINDOW) {
      const whole = await access.readBody(body.id, 0, size || 1)
      if (whole.byteLength === size) return whole
    }
    const all = new Uint8Array(size)
    let offset = 0
    for await (const window of stream()) {
      all.set(window, offset)
      offset += window.byteLength
    }
    return all
  }

  const text = async (options?: ReadOptions) => decode(await bytes(options), body?.charset)

  return {
    exchange,
    bytes,
    text,
    json: async options => parseJson(await text(options), exchange),
    stream,
    async release() {
      if (body) await access.releaseBody(body.id)
    }
  }
}

/** So much of what is no JSON is shown. */
const SHOWN_CHARACTERS = 80

function parseJson(text: string, exchange: Exchange): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const firstBytes = visibleText(text.slice(0, SHOWN_CHARACTERS)) || '(nothing)'
    throw new ClientError('PROTOCOL', { reason: 'not-json', facts: { firstBytes }, cause, exchange })
  }
}

/** A charset that nobody knows is ignored, as browsers do. */
function decode(bytes: Uint8Array, charset: string | undefined): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
