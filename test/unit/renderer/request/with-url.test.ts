import { describe, expect, it } from 'vitest'
import { withCommand } from '#renderer/features/request/url/with-command.ts'
import { withUrl } from '#renderer/features/request/url/with-url.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'

const row = (name: string, value = '') => ({ name, value, enabled: true })

describe('withUrl', () => {
  it('brings tables only when there is something for them, and takes rows out of those that are there', () => {
    expect(withUrl(BLANK_DRAFT, 'http://x/')).toEqual({ url: 'http://x/' })
    expect(withUrl(BLANK_DRAFT, '/:id?a=1')).toEqual({
      url: '/:id?a=1',
      params: [row('a', '1')],
      pathParams: [row('id')]
    })
    expect(withUrl({ ...BLANK_DRAFT, params: [row('a', '1')] }, '/')).toEqual({ url: '/', params: [] })
  })
})

describe('withCommand', () => {
  const before: Draft = {
    ...BLANK_DRAFT,
    url: '/:id?a=1',
    params: [{ ...row('a', '1'), description: 'first' }],
    pathParams: [row('id', '7')],
    auth: { kind: 'bearer', token: 't' },
    bodyVariants: { selected: 0, list: [{ title: 'one', body: BLANK_DRAFT.body }] },
    docs: 'about it',
    variables: [row('host', 'x')]
  }

  it('is what the command says, and keeps what no command can say', () => {
    const draft = withCommand(before, { ...BLANK_DRAFT, method: 'PUT', url: 'http://x/:id?a=2&b=3' })
    expect(draft).toMatchObject({
      method: 'PUT',
      params: [{ name: 'a', value: '2', description: 'first' }, row('b', '3')],
      pathParams: [row('id', '7')],
      docs: 'about it',
      variables: [row('host', 'x')]
    })
    expect(draft).not.toHaveProperty('auth')
    expect(draft).not.toHaveProperty('bodyVariants')
  })
})
