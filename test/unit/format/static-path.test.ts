import { expect, it } from 'vitest'
import { staticPath } from '#shared/format/static-path.ts'

it.each([
  ['/', ''],
  ['/index.html', 'index.html'],
  ['/assets/a%20b.js', 'assets/a b.js'],
  ['/.env', '.env'],
  ['/a..b/c', 'a..b/c']
])('names %s within its folder', (pathname, path) => expect(staticPath(pathname)).toBe(path))

it.each([
  '',
  'index.html',
  '//etc/passwd',
  '/a//b',
  '/a/',
  '/.',
  '/../a',
  '/a/..',
  '/%2e%2e/a',
  '/..%2fa',
  '/..\\a',
  '/..%5ca',
  '/C:/a',
  '/a%00.html',
  '/%zz'
])('refuses %s', pathname => expect(staticPath(pathname)).toBeUndefined())
