import { expect, it } from 'vitest'
import { shownUrl } from '#shared/url/shown-url.ts'

it.each([
  ['https://me:pass@api.test:8443/a b?c#d', 'api.test:8443', '/a%20b?c'],
  ['https://me:•••@api.test:8443/a?key=•••#d', 'api.test:8443', '/a?key=•••'],
  ['http://api.test:•••/•••', 'api.test:•••', '/•••'],
  ['•••://api.test', 'api.test', '/'],
  ['•••', '•••', '/'],
  ['api.test:80/•••', 'api.test:80', '/•••'],
  ['wss://me:pass@live.test/socket?a=1#b', 'live.test', '/socket?a=1'],
  ['http:///nowhere', '', '/nowhere'],
  ['http://bad host/x', 'bad host', '/x'],
  ['http://[::1]:99999/x', '[::1]:99999', '/x'],
  ['', '', '/']
])('shows of %s %s and %s', (url, authority, target) => {
  expect(shownUrl(url)).toMatchObject({ authority, target })
})
