import { expect, it, vi } from 'vitest'
import { saveTab } from '#renderer/state/save-tab.ts'
import { MAX_DRAFT_BODY } from '#shared/contract/draft-limit.ts'
import { ClientError } from '#shared/model/client-error.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'

const tabOf = (text: string) => ({
  id: 'a',
  draft: { ...BLANK_DRAFT, body: { kind: 'text' as const, text } }
})

it('stores a tab up to the limit', async () => {
  const store = vi.fn(async () => {})
  for (const text of ['', 'x'.repeat(MAX_DRAFT_BODY)]) {
    expect(await saveTab(tabOf(text), store)).toEqual({ kind: 'stored' })
  }
  expect(store).toHaveBeenCalledTimes(2)
})

it('sends nothing of a tab above the limit, and names the limit', async () => {
  const store = vi.fn(async () => {})
  // Each is two bytes.
  const outcome = await saveTab(tabOf('é'.repeat(MAX_DRAFT_BODY / 2 + 1)), store)
  expect(outcome).toMatchObject({
    kind: 'refused',
    error: { code: 'BODY_LIMIT', message: expect.stringContaining('16 MiB') }
  })
  expect(store).not.toHaveBeenCalled()
})

it('tells what would be refused again from what may go better', async () => {
  const refusing = () => Promise.reject(new ClientError('BODY_LIMIT', { reason: 'frame' }))
  expect(await saveTab(tabOf(''), refusing)).toMatchObject({ kind: 'refused' })
  const failing = () => Promise.reject(new ClientError('IO', { facts: { problem: 'disk full', path: '/x' } }))
  expect(await saveTab(tabOf(''), failing)).toMatchObject({ kind: 'failed' })
})
