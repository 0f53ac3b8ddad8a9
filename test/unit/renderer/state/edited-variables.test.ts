import { describe, expect, it } from 'vitest'
import {
  type EditedVariable,
  editVariables,
  newVariable,
  rowsAfterSave,
  secretChangesOf,
  toggleSecret
} from '#renderer/state/edited-variables.ts'

const secret = (name: string) => ({ name, value: '', enabled: true, secret: true })
const rename = (row: EditedVariable, name: string) => ({ ...row, variable: { ...row.variable, name } })

describe('rows of variables', () => {
  it('know which one was called otherwise, whatever else goes or comes', () => {
    const [, second, third] = editVariables([secret('a'), secret('b'), secret('c')])
    if (!second || !third) throw new Error('there are three')
    const rows = [rename(third, 'x'), second, { ...newVariable(secret('y')), typed: 'new' }]
    expect(secretChangesOf(rows)).toEqual({ secrets: { y: 'new' }, renamed: { c: 'x' } })
  })

  it('are never taken for another one whose name they have while theirs is typed', () => {
    const [first, second] = editVariables([secret('token'), secret('key')])
    if (!first || !second) throw new Error('there are two')
    const typed = { ...first, typed: 'typed' }
    const passing = rename(second, 'token')
    const rows = [typed, rename(passing, 'token2')]
    expect(secretChangesOf(rows)).toEqual({ secrets: { token: 'typed' }, renamed: { key: 'token2' } })
  })

  it('keep a value that becomes secret, and leave the vault as it is when that is taken back', () => {
    const [plain, hidden] = editVariables([
      { name: 'a', value: 'shown', enabled: true },
      { name: 'b', value: '', enabled: true, secret: true }
    ])
    if (!plain || !hidden) throw new Error('there are two')
    const now = toggleSecret(plain)
    expect(now).toMatchObject({ variable: { value: '', secret: true }, typed: 'shown' })
    expect(toggleSecret(now).variable).toEqual(plain.variable)
    const again = toggleSecret(toggleSecret(hidden))
    expect(again.variable).toEqual(hidden.variable)
    expect(secretChangesOf([again]).secrets).toEqual({})
  })

  it('say from what was saved on what was typed while it was', () => {
    const added = { ...newVariable(secret('a')), typed: 'one' }
    const saved = [added, { ...newVariable(secret('b')), typed: 'two' }]
    const rows = saved.map(row => rename(row, `${row.variable.name}2`))
    const [first, second] = rowsAfterSave(rows, saved)
    expect([first, second]).toMatchObject([
      { was: 'a', typed: undefined },
      { was: 'b', typed: undefined }
    ])
    expect(secretChangesOf(first ? [first] : [])).toEqual({ secrets: {}, renamed: { a: 'a2' } })
    expect(rowsAfterSave([{ ...added, typed: 'later' }], saved)).toMatchObject([{ typed: 'later' }])
  })
})
