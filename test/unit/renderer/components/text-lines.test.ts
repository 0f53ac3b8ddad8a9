import { expect, it } from 'vitest'
import { joinLines, pastedLines, textForField, textOfField } from '#renderer/components/text-lines.ts'

it('keeps the line ends that a text had, whatever the field makes of them', () => {
  for (const [text, covered] of [
    ['a\r\nb\r\n', false],
    ['a\rb', false],
    ['a\n\nb', true],
    ['a\r\nb', true]
  ] as const)
    expect(textOfField(textForField(text, covered), text)).toBe(text)
  expect(textForField('a\r\nb', false)).toBe('a\nb')
  expect(textForField('a\r\nb', true)).not.toMatch(/[\r\n]/)
  expect(textOfField('a\nb!\n', 'a\r\nb')).toBe('a\r\nb!\r\n')
})

it('keeps the ends of the lines that are not typed into, where they differ', () => {
  expect(textOfField('a!\nb\nc', 'a\r\nb\nc')).toBe('a!\r\nb\nc')
  expect(textOfField('a\nb\nc!', 'a\nb\r\nc')).toBe('a\nb\r\nc!')
  expect(textOfField('a\nb\nc', 'a\r\nb\nx\nc')).toBe('a\r\nb\nc')
  expect(textOfField('a\nnew\nb\nc', 'a\r\nb\nc')).toBe('a\r\nnew\r\nb\nc')
  expect(textOfField('', 'a\r\nb')).toBe('')
  expect(textOfField('\n\n', '\r\n')).toBe('\r\n\r\n')
})

it('takes the end of a single line that was copied for none of it', () => {
  expect(pastedLines('a\r\n')).toBe('a')
  expect(pastedLines('a\r\nb\r\n')).toBe('a\nb\n')
  expect(pastedLines('\n\n')).toBe('\n\n')
})

it('joins what was broken to fit a page', () => {
  expect(joinLines('http://host.test/\r\n  path \n')).toBe('http://host.test/path')
})
