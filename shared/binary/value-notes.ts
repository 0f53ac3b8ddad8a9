import type { ValueToken } from './value-token.ts'

/** What CBOR's tags say of the value in them (RFC 8949 §3.4 and the registry of IANA). */
const TAGS: Record<string, string> = {
  '0': 'date and time',
  '1': 'time since 1970',
  '2': 'big integer',
  '3': 'big negative integer',
  '4': 'decimal fraction',
  '5': 'big float',
  '16': 'COSE, encrypted',
  '17': 'COSE, authenticated',
  '18': 'COSE, signed',
  '24': 'CBOR in bytes',
  '32': 'URI',
  '33': 'base64url',
  '34': 'base64',
  '36': 'MIME message',
  '37': 'UUID',
  '61': 'CBOR Web Token',
  '96': 'COSE, encrypted',
  '97': 'COSE, authenticated',
  '98': 'COSE, signed',
  '100': 'days since 1970',
  '258': 'set',
  '260': 'network address',
  '1004': 'date',
  '55799': 'CBOR'
}

export function noteOfTag(tag: string): string | undefined {
  return Object.hasOwn(TAGS, tag) ? TAGS[tag] : undefined
}

/** What the one value in a tag means, where that can be said better than it is written. */
export function noteInTag(tag: string, value: ValueToken): string | undefined {
  if (tag === '1' && value.kind === 'scalar') return dateOf(Number(value.text) * 1000)
  if (tag === '100' && value.kind === 'scalar') return dateOf(Number(value.text) * 86_400_000)?.slice(0, 10)
  if (value.kind !== 'bytes' || value.bytes.length > 1024) return undefined
  if (tag === '2' || tag === '3') {
    const magnitude = BigInt(`0x0${hex(value.bytes)}`)
    return String(tag === '2' ? magnitude : -1n - magnitude)
  }
  if (tag === '37' && value.bytes.length === 16)
    return hex(value.bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return undefined
}

/** MessagePack: the one extension that the format itself gives a meaning, a timestamp of 4, 8 or 12 bytes. */
export function noteOfExtension(type: number, bytes: Uint8Array): string | undefined {
  if (type !== -1) return undefined
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length === 4) return instant(BigInt(view.getUint32(0)), 0)
  if (bytes.length === 8) {
    const both = view.getBigUint64(0)
    return instant(both & 0x3ffffffffn, Number(both >> 34n))
  }
  return bytes.length === 12 ? instant(view.getBigInt64(4), view.getUint32(0)) : undefined
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
}

function instant(seconds: bigint, nanoseconds: number): string | undefined {
  const date = dateOf(Number(seconds) * 1000)
  if (date === undefined || nanoseconds > 999_999_999) return undefined
  const fraction = String(nanoseconds).padStart(9, '0').replace(/0+$/, '')
  return fraction === '' ? date : date.replace('Z', `.${fraction}Z`)
}

/** ISO 8601 without a fraction that is zero. Undefined where no calendar reaches. */
function dateOf(ms: number): string | undefined {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z')
}
