import { expect, it } from 'vitest'
import { AppMenu } from '#shared/contract/desktop.ts'

const NONE = { file: [], edit: [], view: [], request: [], help: [] }
const SEND = { id: 'request.send', label: 'Send request', chord: 'Mod+Enter', enabled: true }

it('takes the menu of a page', () => {
  expect(AppMenu.parse({ ...NONE, request: [[SEND]] })).toEqual({ ...NONE, request: [[SEND]] })
})

it.each([
  ['no text', { ...NONE, file: [[{ ...SEND, label: '' }]] }],
  ['a text without end', { ...NONE, file: [[{ ...SEND, label: 'x'.repeat(101) }]] }],
  ['more than a screen holds', { ...NONE, file: [Array.from({ length: 41 }, () => SEND)] }],
  ['a role of the system', { ...NONE, file: [[{ role: 'quit' }]] }],
  ['a menu too few', { file: [] }]
])('refuses %s', (_, menu) => expect(AppMenu.safeParse(menu).success).toBe(false))
