import { expect, it } from 'vitest'
import { findHostProblem } from '#renderer/features/request/settings/find-host-problem.ts'

it.each([
  '',
  'api.example.org',
  '*.example.org',
  '*',
  '127.0.0.1',
  '::1',
  'fe80::1',
  'localhost',
  '{{host}}'
])('takes %j for a host', host => expect(findHostProblem(host)).toBeUndefined())

it.each(['https://127.0.0.1:9', '127.0.0.1:9', 'a.test/path', 'a b', '[::1]', 'me@a.test', 'a.test:443'])(
  'says that %j is more than a host',
  host => expect(findHostProblem(host)).toContain('Only the host counts')
)

it.each(['a.*.test', 'api*', '*.*.test'])('says where the star of %j would belong', host =>
  expect(findHostProblem(host)).toContain('*.example.org')
)
