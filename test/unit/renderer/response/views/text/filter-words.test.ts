import { expect, it } from 'vitest'
import { failureOf, resultsOf } from '#renderer/features/response/views/text/filter-words.ts'
import type { TextNotice } from '#shared/model/text-document.ts'

it.each<[TextNotice[], string]>([
  [[], ''],
  [[{ code: 'results', count: 1 }], '1 result'],
  [[{ code: 'results', count: 1234 }], '1,234 results'],
  [[{ code: 'results', count: 1234 }, { code: 'results-cut' }], '1,234 results, more left out'],
  [[{ code: 'results-cut' }], 'The first results, more left out']
])('says how much was found: %j', (notices, words) => expect(resultsOf(notices)).toBe(words))

it('says why not all was found', () => {
  expect(failureOf([{ code: 'results-cut' }])).toBeUndefined()
  expect(failureOf([{ code: 'filter-failed', problem: 'jq: Stopped.' }])).toBe(
    'This is what it found before it failed. jq: Stopped.'
  )
})
