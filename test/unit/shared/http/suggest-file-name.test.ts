import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { suggestFileName } from '#shared/http/suggest-file-name.ts'

function named(disposition: string, mediaType = 'application/json'): string {
  return suggestFileName({ disposition, url: 'http://a.test/asked', mediaType })
}

describe('what a server calls a file', () => {
  it.each([
    ['attachment; filename="report.pdf"', 'report.pdf'],
    ['attachment; filename="report"', 'report.json'],
    ['attachment; filename="../../etc/passwd"', 'passwd.json'],
    ['attachment; filename="/etc/cron.d/x.sh"', 'x.sh'],
    [String.raw`attachment; filename="C:\\Windows\\evil.bat"`, 'evil.bat'],
    ["attachment; filename*=UTF-8''..%2f..%2fx.txt", 'x.txt'],
    ["attachment; filename*=UTF-8''gpj.%E2%80%AEexe.txt", 'gpj.exe.txt'],
    ["attachment; filename*=UTF-8''a%00b%0d%0ac.txt", 'abc.txt'],
    ['attachment; filename="CON.txt"', 'CON_.txt'],
    ['attachment; filename="aux"', 'aux_.json'],
    ['attachment; filename=".bashrc"', 'bashrc.json'],
    ['attachment; filename="a:b*c?.txt"', 'a-b-c-.txt'],
    ['attachment; filename="trailing.txt. . "', 'trailing.txt'],
    ['attachment; filename=".."', 'asked.json'],
    ['attachment; filename=""', 'asked.json'],
    ['attachment; filename="/"', 'asked.json'],
    ['attachment', 'asked.json']
  ])('%j becomes %j', (disposition, name) => expect(named(disposition)).toBe(name))
})

describe('what is asked for', () => {
  it.each([
    ['http://a.test/users/42?page=2#x', 'application/json', '42.json'],
    ['http://a.test/', 'text/html', 'response.html'],
    ['http://a.test', '', 'response'],
    ['http://a.test/data.json', 'application/json', 'data.json'],
    ['http://a.test/export.php', 'text/csv', 'export.csv'],
    ['http://a.test/v1.2/items/', 'application/hal+json', 'items.json'],
    ['http://a.test/photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['http://a.test/archive.tar.gz', 'application/gzip', 'archive.tar.gz'],
    ['http://a.test/setup.xyz', 'application/octet-stream', 'setup.xyz'],
    ['http://a.test/blob', 'application/octet-stream', 'blob.bin'],
    ['http://a.test/%e2%82%ac%2f..%2fx', 'text/plain', 'x.txt'],
    ['http://a.test/main.go', 'text/plain', 'main.go'],
    ['http://a.test/big.bin', 'text/plain', 'big.bin'],
    ['http://a.test/map.geojson', 'application/json', 'map.geojson'],
    ['http://a.test/photo.png', 'application/json', 'photo.png.json'],
    ['http://a.test/%ff', 'text/plain', '%ff.txt'],
    ['http://a.test/release-1.2.3', 'application/json', 'release-1.2.3.json']
  ])('%s with %s becomes %s', (url, mediaType, name) =>
    expect(suggestFileName({ url, mediaType })).toBe(name)
  )
})

it('is one part of a path that every file system takes, whatever is sent', () => {
  const text = fc.string({ unit: 'binary', maxLength: 300 })
  fc.assert(
    fc.property(
      text,
      text,
      fc.constantFrom('application/json', 'text/plain', ''),
      (sent, path, mediaType) => {
        const name = suggestFileName({
          disposition: `attachment; filename="${sent.replace(/["\\]/g, '\\$&')}"`,
          url: `http://a.test/${path}`,
          mediaType
        })
        expect(name).toMatch(/^[^.\s/\\<>:"|?*\x00-\x1f\x7f][^/\\<>:"|?*\x00-\x1f\x7f]*$/u)
        expect(name).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]|[. ]$/u)
        expect(new TextEncoder().encode(name).byteLength).toBeLessThan(240)
      }
    )
  )
})
