import { formatBytes } from '#shared/format/bytes.ts'
import type { Header } from '#shared/model/request.ts'
import type { ReceivedHead } from '../driver.ts'
import { readValue } from '../raw-headers.ts'
import { ResponseFault } from '../response-fault.ts'
import { MAX_FIELDS, MAX_HEAD_BYTES, MAX_INTERIMS } from '../response-head-filter.ts'
import { sizeOfField } from './h2-fields.ts'

/** Reads the field lists of one answer. Interim responses, head and trailers share the limit of fields. */
export class H2HeadReader {
  #fields = 0
  #interims = 0

  /** @param raw names and values in turn, a character a byte. @throws ResponseFault when it is more than is read */
  readHead(raw: readonly string[]): ReceivedHead {
    const { status, headers, bytes } = this.#read(raw)
    return { status, statusText: '', httpVersion: '2', headers, headBytes: bytes }
  }

  /** @throws ResponseFault when it is more than is read */
  readInterim(raw: readonly string[]): { status: number; headers: Header[] } {
    if (++this.#interims > MAX_INTERIMS)
      throw new ResponseFault('it sends interim responses without end', {
        reason: 'too-many-interim',
        limit: `${MAX_INTERIMS}`
      })
    return this.#read(raw)
  }

  /** @throws ResponseFault when it is more than is read */
  readTrailers(raw: readonly string[]): Header[] {
    return this.#read(raw).headers
  }

  #read(raw: readonly string[]): { status: number; headers: Header[]; bytes: number } {
    const headers: Header[] = []
    let status = 0
    let bytes = 0
    for (let at = 0; at < raw.length; at += 2) {
      const name = raw[at] ?? ''
      const value = raw[at + 1] ?? ''
      bytes += sizeOfField(name, value)
      if (name === ':status') status = Number(value)
      else headers.push([name, readValue(name, value)])
    }
    this.#fields += headers.length
    if (this.#fields > MAX_FIELDS)
      throw new ResponseFault('its head has too many fields', {
        reason: 'too-many-fields',
        limit: MAX_FIELDS.toLocaleString('en')
      })
    if (bytes > MAX_HEAD_BYTES)
      throw new ResponseFault('its head is too large', {
        reason: 'head-too-large',
        limit: formatBytes(MAX_HEAD_BYTES)
      })
    return { status, headers, bytes }
  }
}
