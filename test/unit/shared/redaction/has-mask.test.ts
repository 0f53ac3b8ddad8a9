import { describe, expect, it } from 'vitest'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'
import { hasMask } from '#shared/redaction/has-mask.ts'
import { redactDraft } from '#shared/redaction/redact-draft.ts'

describe('a draft of the history', () => {
  it.each<[string, Partial<Draft>]>([
    ['a token', { auth: { kind: 'bearer', token: 's3cr3t' } }],
    ['the URL', { url: 'http://host.test/?key=s3cr3t' }],
    ['a header', { headers: [{ name: 'X-Key', value: 's3cr3t', enabled: true }] }],
    ['the body', { body: { kind: 'text', text: 'key=s3cr3t' } }]
  ])('has a mask where there was a secret: in %s', (_, part) => {
    const draft = { ...BLANK_DRAFT, ...part }
    expect(hasMask(draft)).toBe(false)
    expect(hasMask(redactDraft(draft, ['s3cr3t']))).toBe(true)
  })

  it('has none where secrets were only named', () => {
    const draft: Draft = { ...BLANK_DRAFT, auth: { kind: 'bearer', token: '{{token}}' } }
    expect(hasMask(redactDraft(draft, ['s3cr3t']))).toBe(false)
  })
})
