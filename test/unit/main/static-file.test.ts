import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fileOf } from '../../../electron/main/static-file.ts'

const folder = path.resolve('/srv/renderer')

describe('fileOf', () => {
  it('names a file within the folder and its content type', () => {
    expect(fileOf(folder, '/index.html')).toEqual({
      path: path.join(folder, 'index.html'),
      contentType: 'text/html; charset=utf-8'
    })
    expect(fileOf(`${folder}/`, '/assets/a%20b.js')?.path).toBe(path.join(folder, 'assets', 'a b.js'))
  })

  it.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/../../secret.js',
    '/..\\secret.js',
    '/..%5csecret.js',
    '//etc/passwd',
    '/../renderer-of-another/index.html',
    '/%00.html',
    '/%zz.html',
    '/C:/secret.js',
    '/',
    '',
    '/index.html/..',
    '/.env',
    '/engine.mjs'
  ])('refuses %s', pathname => {
    expect(fileOf(folder, pathname)).toBeUndefined()
  })
})
