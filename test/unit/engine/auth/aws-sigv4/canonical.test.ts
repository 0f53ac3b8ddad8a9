import { expect, test } from 'vitest'
import { canonicalPath } from '#engine/auth/aws-sigv4/canonical-path.ts'
import { canonicalQuery } from '#engine/auth/aws-sigv4/canonical-query.ts'

test.each([
  // typed, elsewhere, S3
  ['/', '/', '/'],
  ['/a%20b', '/a%2520b', '/a%20b'],
  ['/a+b:c', '/a%2Bb%3Ac', '/a%2Bb%3Ac'],
  ['/a%2fb%7e', '/a%252fb%257e', '/a%2Fb~'],
  ['//a//b/', '/a/b/', '//a//b/'],
  ['/a/./b/../c', '/a/c', '/a/./b/../c'],
  ['/a/..', '/', '/a/..'],
  ['/a/b/..', '/a/', '/a/b/..'],
  ['/../a', '/a', '/../a'],
  ['/50%', '/50%25', '/50%25'],
  ['/{id}', '/%7Bid%7D', '/%7Bid%7D']
])('%s is signed as %s, and by S3 as %s', (path, elsewhere, s3) => {
  expect(canonicalPath(path, 'execute-api')).toBe(elsewhere)
  expect(canonicalPath(path, 's3')).toBe(s3)
})

test.each([
  ['', ''],
  ['b&a', 'a=&b='],
  ['a=2&a=1&a', 'a=&a=1&a=2'],
  ['A=1&a=2&%41=0', 'A=0&A=1&a=2'],
  ['a=b=c&&', 'a=b%3Dc'],
  ['q=a+b%20c%2b', 'q=a%20b%20c%2B'],
  ['x=%E1%88%B4&y=%e1%88%b4', 'x=%E1%88%B4&y=%E1%88%B4'],
  ['p=/a?b', 'p=%2Fa%3Fb'],
  ['p=100%', 'p=100%25']
])('?%s is signed as %s', (query, canonical) => {
  expect(canonicalQuery(query)).toBe(canonical)
})
