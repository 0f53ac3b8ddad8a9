import { describe, expect, it } from 'vitest'
import { sniffBody } from '#shared/sniff/sniff-body.ts'

/** Bytes as characters of Latin-1. */
const raw = (text: string) => Uint8Array.from(text, sign => sign.charCodeAt(0))
/** The bytes of a text in UTF-8, as characters of Latin-1. */
const utf8Signs = (text: string) => String.fromCharCode(...new TextEncoder().encode(text))
const utf8 = (text: string) => new TextEncoder().encode(text)

describe('sniffBody', () => {
  it.each([
    ['nothing', '', 'application/json', 'empty', 'application/json'],
    ['JSON', '{"a":1}', 'application/json', 'json', 'application/json'],
    ['JSON of a vendor', '{"a":1}', 'application/vnd.api+json', 'json', 'application/vnd.api+json'],
    ['JSON called HTML', '{"error":"no"}', 'text/html', 'json', 'application/json'],
    ['JSON called octets', '[{"a":1}]', 'application/octet-stream', 'json', 'application/json'],
    ['a number', '42', 'application/json', 'json', 'application/json'],
    ['a number without a type', '42', '', 'text', 'text/plain'],
    ['JSON behind a guard', ")]}',\n[1]", 'text/plain', 'json', 'application/json'],
    ['JSONP', 'cb({"a":1});', 'text/plain', 'javascript', 'text/javascript'],
    ['an HTML error called JSON', '<!DOCTYPE html><h1>502</h1>', 'application/json', 'html', 'text/html'],
    [
      'an XML error called JSON',
      '<?xml version="1.0"?><Error/>',
      'application/json',
      'xml',
      'application/xml'
    ],
    ['XML without a declaration', '<feed xmlns="x">', 'text/plain', 'xml', 'application/xml'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml', 'xml', 'image/svg+xml'],
    ['text called an image', 'no such image', 'image/png', 'text', 'text/plain'],
    ['SVG called text', '<svg xmlns="x"/>', 'text/plain', 'xml', 'image/svg+xml'],
    ['an HTML error called CSV', '<!DOCTYPE html><h1>502</h1>', 'text/csv', 'html', 'text/html'],
    ['an HTML error called parts', '<html><h1>502</h1>', 'multipart/mixed', 'html', 'text/html'],
    ['an HTML error called a PDF', '<html><h1>502</h1>', 'application/pdf', 'html', 'text/html'],
    ['JSON called MessagePack', '{"error":"no"}', 'application/msgpack', 'json', 'application/json'],
    ['HTML called CBOR', '<!DOCTYPE html><h1>502</h1>', 'application/cbor', 'html', 'text/html'],
    ['words called MessagePack', 'upstream connect error', 'application/msgpack', 'text', 'text/plain'],
    ['short words called MessagePack', 'OK', 'application/msgpack', 'text', 'text/plain'],
    ['words called CBOR', 'Internal Server Error', 'application/cbor', 'text', 'text/plain'],
    ['words that begin as CBOR', 'a request failed', 'application/problem+cbor', 'text', 'text/plain'],
    ['words beyond ASCII called CBOR', utf8Signs('gesch\u00fctzt'), 'application/cbor', 'text', 'text/plain'],
    ['ZIP called JSON', 'PK\x03\x04\x14\0', 'application/json', 'binary', 'application/zip'],
    ['events called JSON', 'data: {"a":1}\n\n', 'application/json', 'event-stream', 'text/event-stream'],
    [
      'events called their own',
      ': hi\n\ndata: 1\n\n',
      'application/vnd.x',
      'event-stream',
      'text/event-stream'
    ],
    ['one event called its own', 'data: 1\n\n', 'text/x-log', 'text', 'text/x-log'],
    ['Markdown as events', ': note\n\ndata: 5\n\nrest', 'text/markdown', 'text', 'text/markdown'],
    ['CSS as an event', 'data:x\n\nid:y\n\n', 'text/css', 'css', 'text/css'],
    ['JavaScript as events', 'data:\n\nid:\n\n', 'text/javascript', 'javascript', 'text/javascript'],
    ['YAML with data', 'data: 1\n\n', 'application/yaml', 'yaml', 'application/yaml'],
    ['lines of JSON', '{"a":1}\n{"a":2}\n', 'text/plain', 'ndjson', 'application/x-ndjson'],
    ['one line of JSON', '{"a":1}\n', 'application/x-ndjson', 'json', 'application/x-ndjson'],
    ['lines of JSON by their type', '{"a":1}\n[2]\n', 'application/jsonl', 'ndjson', 'application/jsonl'],
    ['JSON over lines', '{\n  "a": 1\n}\n', 'application/json', 'json', 'application/json'],
    ['CSS', 'a{b:c}', 'text/css', 'css', 'text/css'],
    ['JavaScript', 'let a = 1', 'application/javascript', 'javascript', 'application/javascript'],
    ['YAML', 'a: 1', 'application/yaml', 'yaml', 'application/yaml'],
    ['CSV', 'a,b\n1,2\n', 'text/csv', 'csv', 'text/csv'],
    ['an error in JSON called CSV', '{"error":"no"}', 'text/csv', 'json', 'application/json'],
    ['CSV called text', 'id,name\n1,Ann\n2,Bob\n', 'text/plain', 'csv', 'text/csv'],
    ['CSV with quotes', 'id;"a;b"\n1;"two\nlines"\n2;""""\n', '', 'csv', 'text/csv'],
    ['tabs', 'a\tb\n1\t2\n3\t4\n', 'text/plain', 'csv', 'text/csv'],
    ['prose', 'Well, yes\nNo, not\nBut, then\n', 'text/plain', 'text', 'text/plain'],
    ['two lines with commas', 'a,b\nc,d\n', 'text/plain', 'text', 'text/plain'],
    ['a log', '[2026-01-31 12:00] start\n[2026-01-31 12:01] end\n', 'text/plain', 'text', 'text/plain'],
    ['events', 'data: 1\n\n', 'text/event-stream', 'event-stream', 'text/event-stream'],
    [
      'events called text',
      'event: tick\ndata: 1\n\nevent: tick\n',
      'text/plain',
      'event-stream',
      'text/event-stream'
    ],
    ['parts', '--x\r\n\r\n1\r\n--x--', 'multipart/mixed', 'multipart', 'multipart/mixed'],
    [
      'parts with bytes',
      '--x\r\n\r\n\0\xff\0\xff',
      'multipart/form-data',
      'multipart',
      'multipart/form-data'
    ],
    ['an unknown type', 'abc', 'application/x-own', 'text', 'application/x-own'],
    ['PNG called octets', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'application/octet-stream', 'image', 'image/png'],
    ['JPEG called PNG', '\xff\xd8\xff\xe0', 'image/png', 'image', 'image/jpeg'],
    ['BMP', 'BM\x36\0\0\0\0\0\0\0', '', 'image', 'image/bmp'],
    ['text that begins with BM', 'BMW sells cars', 'text/plain', 'text', 'text/plain'],
    ['an image by its type alone', '\x01\x02\xff\xfe\0', 'image/x-own', 'image', 'image/x-own'],
    ['PDF', '%PDF-1.7\n%\xe2\xe3', 'text/html', 'pdf', 'application/pdf'],
    ['MP4', '\0\0\0\x18ftypmp42\0', '', 'video', 'video/mp4'],
    ['MP4 by its own type', '\0\0\0\x18ftypisom\0', 'video/x-m4v', 'video', 'video/x-m4v'],
    ['M4A', '\0\0\0\x18ftypM4A \0', 'application/octet-stream', 'audio', 'audio/mp4'],
    ['MP3 with tags', 'ID3\x04\0\0', 'audio/mpeg', 'audio', 'audio/mpeg'],
    ['MP3 without', '\xff\xfb\x90\x44\0\0', '', 'audio', 'audio/mpeg'],
    ['text that begins with ID3', 'ID3 is a kind of tag', 'text/plain', 'text', 'text/plain'],
    ['WAV', 'RIFF\x24\0\0\0WAVEfmt ', '', 'audio', 'audio/wav'],
    ['WebM', '\x1aE\xdf\xa3\x9fB\x86\x81\x01', 'video/webm', 'video', 'video/webm'],
    ['MessagePack by its type', '\x01', 'application/x-msgpack', 'messagepack', 'application/x-msgpack'],
    [
      'MessagePack called octets',
      '\x82\xa1a\x01\xa1b\xc0',
      'application/octet-stream',
      'messagepack',
      'application/msgpack'
    ],
    ['lists of MessagePack', '\x91\x81\xa4name\xa1x', '', 'messagepack', 'application/msgpack'],
    ['CBOR by its type', '\x18\x2a', 'application/cbor', 'cbor', 'application/cbor'],
    ['CBOR that can be printed', 'ehello', 'application/cbor', 'cbor', 'application/cbor'],
    ['MessagePack that can be printed', '7', 'application/msgpack', 'messagepack', 'application/msgpack'],
    ['damaged CBOR', '\x82\x01', 'application/cbor', 'cbor', 'application/cbor'],
    ['CBOR of a vendor', '\xa0', 'application/senml+cbor', 'cbor', 'application/senml+cbor'],
    ['CBOR called octets', '\xa2aa\x01abdnull', '', 'cbor', 'application/cbor'],
    ['CBOR that says so', '\xd9\xd9\xf7\xa1aa\x01', 'application/octet-stream', 'cbor', 'application/cbor'],
    [
      'random bytes',
      '\x82\xa1\x03\x99\xf7\0\x8c',
      'application/octet-stream',
      'binary',
      'application/octet-stream'
    ],
    [
      'bytes of a type of their own',
      '\x82\xa1a\x01\xa1b\xc0',
      'application/x-own',
      'binary',
      'application/x-own'
    ]
  ])('takes %s for what it is', (_, text, contentType, kind, mediaType) => {
    const head = raw(text)
    expect(sniffBody({ head, size: head.length, contentType })).toMatchObject({ kind, mediaType })
  })

  it.each([
    ['PK\x03\x04\x14\0', 'ZIP archive'],
    [`PK\x03\x04${'\0'.repeat(26)}[Content_Types].xml`, 'Office document'],
    ['\x1f\x8b\x08\0', 'gzip archive'],
    ['\x28\xb5\x2f\xfd\x04', 'Zstandard archive'],
    ['\x7fELF\x02', 'ELF program'],
    ['\0asm\x01\0\0\0', 'WebAssembly module'],
    ['SQLite format 3\0', 'SQLite database'],
    ['PAR1\x15\x04', 'Parquet file'],
    [`${'name'.padEnd(257, '\0')}ustar\x0000`, 'tar archive'],
    ['wOF2\0\x01\0\0', 'WOFF2 font'],
    ['GIF89a\x01\0\x01\0', 'GIF image']
  ])('calls %j by name: %s', (text, name) => {
    const head = raw(text)
    expect(sniffBody({ head, size: head.length, contentType: 'text/plain' }).name).toBe(name)
  })

  it.each([
    ['https://raw.example.org/a/config.yml?x=1', 'a: 1\n', 'text/plain', 'yaml'],
    ['https://example.org/rates.csv', 'a;b\n', 'application/octet-stream', 'csv'],
    ['https://example.org/app.mjs#top', 'run()', 'text/plain', 'javascript'],
    ['https://example.org/app.js', '<!doctype html>', 'text/html', 'html'],
    ['https://example.org/data.csv', '{"error":1}', 'text/plain', 'json'],
    ['https://example.org/a.yaml', 'a: 1', 'text/markdown', 'text']
  ])('looks at the name of %s where the type says nothing', (url, text, contentType, kind) => {
    const head = utf8(text)
    expect(sniffBody({ head, size: head.length, contentType, url }).kind).toBe(kind)
  })

  it.each([
    ['a mark of UTF-8', utf8('\ufeff{"a":1}'), 'json'],
    ['UTF-16 with a mark', raw('\xff\xfe{\0"\0a\0"\0:\0'), 'json'],
    ['UTF-16 without', raw('{\0"\0a\0"\0:\x001\0}\0'), 'json'],
    ['a CSV with a mark', utf8('\ufeffa,b\n1,2\n3,4\n'), 'csv']
  ])('reads a text with %s', (_, head, kind) => {
    expect(sniffBody({ head, size: head.length, contentType: 'text/plain' }).kind).toBe(kind)
  })

  it('takes nothing for broken that is only cut', () => {
    const json = utf8('{"a":1}\n{"a":2}\n{"a"')
    expect(sniffBody({ head: json, size: 9000, contentType: '' }).kind).toBe('ndjson')
    const csv = utf8('a,b\n1,2\n3,4\n5')
    expect(sniffBody({ head: csv, size: 9000, contentType: 'text/plain' }).kind).toBe('csv')
    const string = { head: raw('yNabc'), size: 20_067, contentType: 'application/cbor' }
    expect(sniffBody(string).kind).toBe('cbor')
    const words = { head: raw('The server is not there'), size: 9000, contentType: 'application/cbor' }
    expect(sniffBody(words).kind).toBe('text')
    const packed = raw('\x82\xa1a\x01\xa9na')
    expect(sniffBody({ head: packed, size: 9000, contentType: '' }).kind).toBe('messagepack')
    expect(sniffBody({ head: packed, size: packed.length, contentType: '' }).kind).not.toBe('messagepack')
  })
})
