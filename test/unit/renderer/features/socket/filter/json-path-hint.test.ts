import { expect, test } from 'vitest'
import { jsonPathHint } from '#renderer/features/socket/filter/json-path-hint.ts'

test.each(['$[?@.n > 5]', ' $ [ ?@.n]', "$[?@.op == 'x']", '$[?length(@.op) > 2]'])('%s has a hint', path => {
  expect(jsonPathHint(path)).toContain('$[?$.price > 10]')
})

test.each(['', '$', '$.n', '$[?$.n > 5]', '$.items[?@.price > 10]', '$[?$.items[?@.n > 5]]'])(
  '%s has none',
  path => {
    expect(jsonPathHint(path)).toBeUndefined()
  }
)
