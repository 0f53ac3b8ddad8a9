import { expect, it } from 'vitest'
import { notices, tellFailure } from '#renderer/state/notices.ts'

it('says a failure once, and keeps the last two', () => {
  const shown = new Map<string, string>()
  notices[' subscribe'](event => {
    const { action, options } = event
    if (action === 'add') shown.set(options.id, options.title)
    if (action === 'close') shown.delete(options.id)
  })
  tellFailure('It was not copied.', new Error('no'))
  tellFailure('It was not copied.', new Error('no'))
  expect([...shown.values()]).toEqual(['It was not copied.'])
  tellFailure('It was not saved.', new Error('full'))
  tellFailure('It was not opened.', new Error('gone'))
  expect([...shown.values()]).toEqual(['It was not saved.', 'It was not opened.'])
})
