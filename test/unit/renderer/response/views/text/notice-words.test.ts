import { expect, it } from 'vitest'
import {
  misnamedWords,
  noticeOf,
  noticeOfEncoding
} from '#renderer/features/response/views/text/notice-words.ts'
import type { TextNotice } from '#shared/model/text-document.ts'

const opened = {
  kind: 'opened',
  id: 't',
  encoding: 'utf-8',
  encodingSource: 'assumed',
  language: 'json',
  layout: 'pretty',
  totalBytes: 9
} as const

it.each<[TextNotice[], string | undefined]>([
  [[], undefined],
  [[{ code: 'results', count: 3 }], undefined],
  [[{ code: 'invalid-bytes', count: 1 }], '1 byte is not valid UTF-8 and shown as \ufffd.'],
  [
    [{ code: 'laid-out-until', why: 'end', offset: 9, row: 1233 }],
    'From line 1,234 on it is shown as it came: the JSON was cut off there.'
  ],
  [
    [{ code: 'no-layout' }],
    'It is not laid out, but shown as it came: it is too large for that in its language.'
  ]
])('says what %j means', (notices, words) => expect(noticeOf(notices, opened)).toBe(words))

it('writes large numbers of bytes as numbers are written everywhere', () => {
  expect(noticeOfEncoding('utf-8', { source: 'declared', invalidBytes: 1200 })).toBe(
    '1,200 bytes are not valid UTF-8 and shown as \ufffd.'
  )
})

it('says nothing of a layout of plain text, which has none', () => {
  expect(noticeOf([{ code: 'no-layout' }], { ...opened, language: 'text' })).toBeUndefined()
})

it('says why there is no layout where that is known', () => {
  expect(noticeOf([{ code: 'no-layout' }], opened, 'This is not valid CSS.')).toBe('This is not valid CSS.')
})

it('says who called a text what it is not', () => {
  const encoding = 'windows-1252'
  expect(misnamedWords('declared', { sent: 'us-ascii', encoding })).toMatch(
    /^The charset “us-ascii” does not fit/
  )
  expect(misnamedWords('content', { sent: undefined, encoding })).toMatch(
    /^Its own “Windows-1252” does not fit/
  )
})

it('says that an encoding was assumed that is not the usual one', () => {
  expect(noticeOf([], { ...opened, encoding: 'windows-1252' })).toContain('read as Windows-1252')
})
