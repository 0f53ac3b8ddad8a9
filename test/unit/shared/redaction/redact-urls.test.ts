import { expect, it } from 'vitest'
import { redactUrls } from '#shared/redaction/redact-urls.ts'

it.each([
  ['http://me:pass@h/', 'http://me:•••@h/'],
  ['https:\\\\me:pass@h/', 'https:\\\\me:•••@h/'],
  ['http:/me:pass@h/', 'http:/me:•••@h/'],
  ['mailto:me@h', 'mailto:me@h'],
  ['http://h/?token=abc&page=2#x', 'http://h/?token=•••&page=2#x'],
  ['GET /?a=b&Access_Token=abc HTTP/1.1', 'GET /?a=b&Access_Token=••• HTTP/1.1'],
  ['http://h/?token={{my token}}&sig=a{{b}}', 'http://h/?token={{my token}}&sig=•••'],
  ['http://h/?token=&tokens=abc', 'http://h/?token=&tokens=abc'],
  ['http://h/?key=name', 'http://h/?key=name'],
  ['http://h/?key=AIzaSyD-1234567890', 'http://h/?key=•••']
])('of %s leaves %s', (text, masked) => {
  expect(redactUrls(text)).toBe(masked)
})
