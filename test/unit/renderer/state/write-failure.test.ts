import { expect, it } from 'vitest'
import { explainFailure } from '#renderer/state/explain-failure.ts'
import { writeFailure } from '#renderer/state/write-failure.ts'

it.each([
  ['QuotaExceededError', 'The disk is full: there is no space left for a.json.'],
  ['NotAllowedError', 'You may not do this: the permissions of a.json'],
  ['NoModificationAllowedError', 'the system keeps a.json from being changed'],
  ['NotFoundError', 'a.json']
])('says in plain words what %s means', (name, words) => {
  const explained = explainFailure(writeFailure(new DOMException('The operation failed.', name), 'a.json'))
  expect(explained).toContain(words)
  expect(explained).not.toContain('bug')
})

it('leaves alone what is none of that, and what was cancelled', () => {
  const abort = new DOMException('Cancelled.', 'AbortError')
  expect(writeFailure(abort, 'a.json')).toBe(abort)
})
