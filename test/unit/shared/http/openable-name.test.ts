import { describe, expect, it } from 'vitest'
import { openableName } from '#shared/http/openable-name.ts'
import { sniffBody } from '#shared/sniff/sniff-body.ts'

function nameOf(name: string, body: string, contentType: string): string | undefined {
  const head = Uint8Array.from(body, character => character.charCodeAt(0))
  return openableName(name, sniffBody({ head, size: head.length, contentType }))
}

describe('the name under which a body is opened elsewhere', () => {
  it.each([
    ['data.json', '{"a":1}', 'application/json', 'data.json'],
    ['data.exe', '{"a":1}', 'application/x-msdownload', 'data.json'],
    ['page.html', '<!doctype html><script>x()</script>', 'text/html', 'page.txt'],
    ['drawing.svg', '<svg onload="x()">', 'image/svg+xml', 'drawing.txt'],
    [
      'feed.xml',
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>',
      'application/xml',
      'feed.txt'
    ],
    ['run.js', 'new ActiveXObject("x")', 'text/javascript', 'run.txt'],
    ['install.desktop', '[Desktop Entry]\nExec=x', 'text/plain', 'install.txt'],
    ['run.sh', '#!/bin/sh\nx', 'text/plain', 'run.txt'],
    ['photo.png.exe', '\x89PNG\r\n\x1a\n\0', 'image/png', 'photo.png'],
    ['report', '%PDF-1.7\n', 'application/octet-stream', 'report.pdf'],
    ['.hidden', 'text', 'text/plain', 'response.txt'],
    ['a'.repeat(250), '<!doctype html>', 'text/html', `${'a'.repeat(196)}.txt`],
    ['con.html', '<!doctype html>', 'text/html', 'con_.txt'],
    ['../a|b', '{"a":1}', 'application/json', 'response.json'],
    ['list.txt', 'a\tb\n1\t2\n', 'text/tab-separated-values', 'list.tsv'],
    ['list.csv', 'a,b\n1,2\n3,4\n', 'text/csv', 'list.csv']
  ])('%s becomes another', (name, body, contentType, openable) =>
    expect(nameOf(name, body, contentType)).toBe(openable)
  )

  it.each([
    ['a Windows program', 'MZ\x90\0\x03', 'image/png'],
    ['an ELF program', '\x7fELF\x02\x01\x01\0', 'application/pdf'],
    ['an archive', 'PK\x03\x04\x14\0', 'application/zip'],
    ['an office document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'application/msword'],
    ['what nobody knows', '\0\x01\x02\x03\xff\xfe\xfd', 'application/octet-stream']
  ])('is none for %s', (_, body, contentType) => expect(nameOf('a.png', body, contentType)).toBeUndefined())
})
