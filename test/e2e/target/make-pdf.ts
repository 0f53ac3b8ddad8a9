import { createHash } from 'node:crypto'

/** What a password is filled up with (ISO 32000-1 §7.6.3.3). */
const PAD = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex')
/** The id of each document made here. */
const ID = Buffer.from('sonde-test-file!')
const PERMISSIONS = -4
/** A black square of 8 × 8 as a fax sends it (ITU-T T.6), which takes a decoder in WebAssembly. */
const FAX = Buffer.from('26a2fffe002002', 'hex')

/**
 * A PDF document: a page for each text, which is written on it in Helvetica, beside a black square of a fax.
 * @param password encrypts it as PDF 1.1 did (§7.6.2, revision 2)
 */
export function makePdf(texts: readonly string[], password?: string): Buffer {
  const lock = password === undefined ? undefined : lockOf(password)
  const firstPage = 5
  const kids = texts.map((_, index) => `${firstPage + 2 * index} 0 R`)
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids.join(' ')}] /Count ${texts.length} >>`),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
    stream(
      FAX,
      '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 8 /Rows 8 >>',
      lock?.cipher(4)
    )
  ]
  texts.forEach((text, index) => {
    const number = firstPage + 2 * index
    const content = `BT /F1 36 Tf 40 320 Td (${text}) Tj ET q 100 0 0 100 40 40 cm /Fax Do Q`
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 400] /Contents ${number + 1} 0 R /Resources << /Font << /F1 3 0 R >> /XObject << /Fax 4 0 R >> >> >>`
      ),
      stream(Buffer.from(content), '', lock?.cipher(number + 1))
    )
  })
  if (lock) objects.push(Buffer.from(lock.dictionary))
  return assemble(objects, lock !== undefined)
}

function stream(content: Buffer, entries: string, cipher: ((data: Buffer) => Buffer) | undefined): Buffer {
  const data = cipher ? cipher(content) : content
  return Buffer.concat([
    Buffer.from(`<< /Length ${data.length} ${entries} >>\nstream\n`),
    data,
    Buffer.from('\nendstream')
  ])
}

function assemble(objects: readonly Buffer[], encrypted: boolean): Buffer {
  const parts = [Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n', 'latin1')]
  const offsets: number[] = []
  let length = parts[0]?.length ?? 0
  objects.forEach((object, index) => {
    offsets.push(length)
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    parts.push(part)
    length += part.length
  })
  const rows = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  const id = `<${ID.toString('hex')}>`
  const trailer = `/Size ${objects.length + 1} /Root 1 0 R /ID [${id} ${id}]${encrypted ? ` /Encrypt ${objects.length} 0 R` : ''}`
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< ${trailer} >>\nstartxref\n${length}\n%%EOF\n`
    )
  )
  return Buffer.concat(parts)
}

/** The dictionary of a document that the password opens, and what encrypts an object of it. */
function lockOf(password: string) {
  const padded = Buffer.concat([Buffer.from(password), PAD]).subarray(0, 32)
  const owner = rc4(md5(padded).subarray(0, 5), padded)
  const permissions = Buffer.alloc(4)
  permissions.writeInt32LE(PERMISSIONS)
  const key = md5(padded, owner, permissions, ID).subarray(0, 5)
  const user = rc4(key, PAD)
  return {
    dictionary: `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${user.toString('hex')}> /P ${PERMISSIONS} >>`,
    cipher(number: number) {
      const salt = Buffer.from([number & 0xff, number >> 8, 0, 0, 0])
      return (data: Buffer) => rc4(md5(key, salt).subarray(0, 10), data)
    }
  }
}

function md5(...parts: Buffer[]): Buffer {
  return createHash('md5').update(Buffer.concat(parts)).digest()
}

/** Node's own is switched off where OpenSSL has no legacy provider. */
function rc4(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index)
  const swap = (a: number, b: number) => {
    const kept = state[a] ?? 0
    state[a] = state[b] ?? 0
    state[b] = kept
  }
  for (let i = 0, j = 0; i < 256; i++) {
    j = (j + (state[i] ?? 0) + (key[i % key.length] ?? 0)) & 0xff
    swap(i, j)
  }
  let [i, j] = [0, 0]
  return Buffer.from(data).map(byte => {
    i = (i + 1) & 0xff
    j = (j + (state[i] ?? 0)) & 0xff
    swap(i, j)
    return byte ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 0xff] ?? 0)
  }) as Buffer
}
