import { expect, it } from 'vitest'
import { findCookieProblem } from '#renderer/features/cookies/cookie-problem.ts'

it.each(['https://intranet', 'example.org', 'localhost', 'localhost:8080/x', '127.0.0.1', '[::1]:3000'])(
  'takes %s for a site',
  url => expect(findCookieProblem(url, 'a=b; Path=/')).toBeUndefined()
)

it.each(['nonsense', 'two words', '.', '/path'])('says that %s is no site', url =>
  expect(findCookieProblem(url, 'a=b')).toContain(`“${url}” is no address`)
)

it.each(['d', '=d', 'd; a=b', ''])('says how a cookie is written, where one is %j', cookie =>
  expect(findCookieProblem('https://example.org', cookie)).toContain('name=value')
)
