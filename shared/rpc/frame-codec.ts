/** Stands for a `Uint8Array` in the JSON: `{"$bytes": [start, length]}` within the attachments. */
const MARKER = '$bytes'
/** A key of somebody's own data that looks like the marker gets one more `$` in front, and loses it again. */
const LOOKS_LIKE_MARKER = /^\$+bytes$/
const HEADER_LENGTH_BYTES = 4

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * A frame as one binary message: the length of the JSON (u32, big-endian), the JSON in UTF-8, and the bytes of
 * every `Uint8Array` in it, in order.
 * @throws TypeError when the frame is no plain data
 */
export function encodeFrame(frame: unknown): Uint8Array<ArrayBuffer> {
  const attachments: Uint8Array[] = []
  let attached = 0

  function replace(this: unknown, key: string): unknown {
    // Not the second argument: that is what Buffer.toJSON has made of the bytes already.
    const value = (this as Record<string, unknown>)[key]
    if (value instanceof Uint8Array) {
      const place = [attached, value.byteLength]
      attachments.push(value)
      attached += value.byteLength
      return new Placeholder(place)
    }
    return hasMarkerKey(value) ? renameKeys(value, name => `$${name}`) : value
  }

  const json = encoder.encode(JSON.stringify(frame, replace) ?? 'null')
  const message = new Uint8Array(HEADER_LENGTH_BYTES + json.byteLength + attached)
  new DataView(message.buffer).setUint32(0, json.byteLength)
  message.set(json, HEADER_LENGTH_BYTES)
  let offset = HEADER_LENGTH_BYTES + json.byteLength
  for (const attachment of attachments) {
    message.set(attachment, offset)
    offset += attachment.byteLength
  }
  return message
}

/**
 * The frame in a message. Its `Uint8Array`s are views into the message.
 * @throws SyntaxError, RangeError or TypeError when the message is malformed
 */
export function decodeFrame(message: Uint8Array): unknown {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength)
  const attachmentsAt = HEADER_LENGTH_BYTES + view.getUint32(0)
  if (attachmentsAt > message.byteLength) throw new RangeError('the message is shorter than its header')
  const json = decoder.decode(message.subarray(HEADER_LENGTH_BYTES, attachmentsAt))
  // A reviver makes parsing several times slower, and most frames have nothing to revive.
  if (!json.includes('bytes')) return JSON.parse(json)

  return JSON.parse(json, (_key, value: unknown) => {
    if (!hasMarkerKey(value)) return value
    if (!Object.hasOwn(value, MARKER)) return renameKeys(value, name => name.slice(1))
    const [start, length] = readPlace(value[MARKER])
    const from = attachmentsAt + start
    if (from + length > message.byteLength) throw new RangeError('an attachment lies outside the message')
    return new Uint8Array(message.buffer, message.byteOffset + from, length)
  })
}

/** An object of ours in the JSON, so that its key is not taken for somebody's own. */
class Placeholder {
  readonly [MARKER]: number[]

  constructor(place: number[]) {
    this[MARKER] = place
  }
}

function hasMarkerKey(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || value instanceof Placeholder) return false
  for (const key in value) if (LOOKS_LIKE_MARKER.test(key)) return true
  return false
}

/** By entries, so that a key `__proto__` stays a key. */
function renameKeys(value: Record<string, unknown>, rename: (name: string) => string) {
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [LOOKS_LIKE_MARKER.test(key) ? rename(key) : key, item])
  )
}

function readPlace(place: unknown): [number, number] {
  if (!Array.isArray(place)) throw new TypeError('an attachment has no place')
  const [start, length] = place as unknown[]
  if (!isSize(start) || !isSize(length)) throw new TypeError('an attachment has no place')
  return [start, length]
}

function isSize(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
