import { expect, it } from 'vitest'
import { nameOfCharset } from '#shared/format/name-of-charset.ts'

it.each([
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Windows-1252'],
  ['shift_jis', 'Shift_JIS'],
  ['koi8-r', 'KOI8-R']
])('writes %s as %s', (charset, name) => expect(nameOfCharset(charset)).toBe(name))
