import { expect, it } from 'vitest'
import { previewPolicy } from '#shared/preview/preview-policy.ts'

function directives(policy: string): Record<string, string> {
  return Object.fromEntries(
    policy.split('; ').map(directive => {
      const [name = '', ...sources] = directive.split(' ')
      return [name, sources.join(' ')]
    })
  )
}

it('allows nothing of the network, and no script', () => {
  expect(directives(previewPolicy())).toEqual({
    sandbox: '',
    'default-src': "'none'",
    'style-src': "'unsafe-inline'",
    'img-src': 'data:',
    'font-src': 'data:',
    'media-src': 'data:',
    'base-uri': "'none'",
    'form-action': "'none'"
  })
})

it('allows what only shows itself where the network is allowed', () => {
  const policy = directives(previewPolicy('https://a.test:8443/deep?x=; script-src *'))
  expect(policy).toMatchObject({
    sandbox: '',
    'default-src': "'none'",
    'style-src': "'unsafe-inline' http: https:",
    'img-src': 'data: http: https:',
    'font-src': 'data: http: https:',
    'media-src': 'data:',
    'base-uri': 'https://a.test:8443'
  })
  for (const kind of ['script-src', 'connect-src', 'frame-src', 'object-src', 'worker-src', 'manifest-src'])
    expect(policy).not.toHaveProperty(kind)
})
