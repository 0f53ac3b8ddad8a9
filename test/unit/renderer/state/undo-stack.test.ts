import { expect, it } from 'vitest'
import { NO_EDITS, noteEdit, redo, type UndoStack, undo } from '#renderer/state/undo-stack.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'

const typed = (atMs: number) => ({ atMs, field: 'URL' })
const urlOf = (url: string) => ({ ...BLANK_DRAFT, url })

it('takes typing on in one field as one step, and a pause or another field as the next', () => {
  const [a, ab, abc, withMethod] = [urlOf('a'), urlOf('ab'), urlOf('abc'), { ...urlOf('abc'), method: 'PUT' }]
  let stack = noteEdit(NO_EDITS, BLANK_DRAFT, a, typed(0))
  stack = noteEdit(stack, a, ab, typed(100))
  expect(stack.past).toEqual([BLANK_DRAFT])
  stack = noteEdit(stack, ab, abc, typed(5000))
  expect(stack.past).toEqual([BLANK_DRAFT, ab])
  stack = noteEdit(stack, abc, withMethod, typed(5010))
  expect(stack.past).toEqual([BLANK_DRAFT, ab, abc])
})

it('takes what was not typed as a step of its own, however soon it comes', () => {
  const [a, b, c] = [urlOf('a'), urlOf('b'), urlOf('c')]
  let stack = noteEdit(NO_EDITS, BLANK_DRAFT, a, typed(0))
  stack = noteEdit(stack, a, b, { atMs: 1, field: 'another' })
  stack = noteEdit(stack, b, c, { atMs: 2, field: undefined })
  stack = noteEdit(stack, c, urlOf('d'), { atMs: 3, field: undefined })
  expect(stack.past).toEqual([BLANK_DRAFT, a, b, c])
})

it('goes back and forth, until something else is edited', () => {
  const [a, b, c] = [urlOf('a'), urlOf('b'), urlOf('c')]
  let stack = noteEdit(noteEdit(NO_EDITS, a, b, typed(0)), b, c, typed(5000))
  const first = undo(stack, c)
  expect(first?.draft).toBe(b)
  const second = undo(first?.stack ?? NO_EDITS, b)
  expect(second?.draft).toBe(a)
  expect(undo(second?.stack ?? NO_EDITS, a)).toBeUndefined()
  const again = redo(second?.stack ?? NO_EDITS, a)
  expect(again?.draft).toBe(b)
  stack = noteEdit(again?.stack ?? NO_EDITS, b, urlOf('d'), typed(10_000))
  expect(redo(stack, urlOf('d'))).toBeUndefined()
})

it('forgets the oldest steps', () => {
  let stack: UndoStack = NO_EDITS
  for (let n = 0; n < 300; n++) stack = noteEdit(stack, urlOf(`${n}`), urlOf(`${n + 1}`), typed(n * 1000))
  expect(stack.past).toHaveLength(200)
  expect(stack.past[0]).toEqual(urlOf('100'))
})
