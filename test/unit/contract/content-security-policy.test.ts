import { expect, it } from 'vitest'
import { contentSecurityPolicy } from '#shared/contract/content-security-policy.ts'

it.each(['/', '/index.html', '/assets/index-abc.js', '/assets/pdf-view-abc.js', '/pdf.worker-a.js/b.js'])(
  'lets no file compile anything: %s',
  path => expect(contentSecurityPolicy({ path })).toContain("script-src 'self';")
)

it('lets the worker that draws documents compile its decoders, and nothing else', () => {
  const policy = contentSecurityPolicy({ path: '/assets/pdf.worker-CgHvib_H-x.js' })
  expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
  expect(policy).not.toContain("'unsafe-eval'")
})

it('shows in frames only what it is told', () => {
  expect(contentSecurityPolicy({})).not.toContain('frame-src')
  expect(contentSecurityPolicy({ frames: ['sonde-preview:'] })).toContain('frame-src sonde-preview:;')
})
