import { beforeEach, describe, expect, it, vi } from 'vitest'
import { placeAt } from '#renderer/state/tree-place.ts'

type TreeUndo = typeof import('#renderer/state/tree-undo.ts')
type TreeEdit = import('#renderer/state/tree-undo.ts').TreeEdit

let tree: TreeUndo
beforeEach(async () => {
  vi.resetModules()
  tree = await import('#renderer/state/tree-undo.ts')
})

/** An edit that is written down when it is done, and turned round by another that is. */
function edit(log: string[], name: string, other = `again ${name}`): TreeEdit {
  return stepOf(async () => {
    log.push(name)
    return edit(log, other, name)
  })
}

function stepOf(run: TreeEdit['run']): TreeEdit {
  return { places: [], run }
}

describe('what was done in the sidebar', () => {
  it('is taken back the latest first, and done again', async () => {
    const log: string[] = []
    tree.noteTreeEdit(edit(log, 'a'))
    tree.noteTreeEdit(edit(log, 'b'))
    tree.undoInTree()
    tree.undoInTree()
    tree.redoInTree()
    await vi.waitFor(() => expect(log).toEqual(['b', 'a', 'again a']))
  })

  it('is tried once more when it failed, and then does not stand before the rest', async () => {
    const log: string[] = []
    tree.noteTreeEdit(edit(log, 'first'))
    const blocked = async () => {
      log.push('blocked')
      return undefined
    }
    tree.noteTreeEdit(stepOf(blocked))
    for (let presses = 0; presses < 3; presses += 1) tree.undoInTree()
    await vi.waitFor(() => expect(log).toEqual(['blocked', 'blocked', 'first']))
    expect(tree.canUndoInTree()).toBe(false)
  })

  it('is taken back once what was in its way is gone', async () => {
    const log: string[] = []
    const parts = [undefined, edit(log, 'again')]
    tree.noteTreeEdit(stepOf(async () => parts.shift()))
    tree.undoInTree()
    tree.undoInTree()
    tree.redoInTree()
    await vi.waitFor(() => expect(log).toEqual(['again']))
  })

  it('is taken back also after something that went wrong in an unforeseen way', async () => {
    const log: string[] = []
    tree.noteTreeEdit(edit(log, 'first'))
    tree.noteTreeEdit(stepOf(() => Promise.reject(new Error('unforeseen'))))
    for (let presses = 0; presses < 3; presses += 1) tree.undoInTree()
    await vi.waitFor(() => expect(log).toEqual(['first']))
  })

  it('tells which items it is about as long as it can be turned round', async () => {
    const there = placeAt({ collectionId: 'shop', path: 'a.yml' })
    const again = placeAt({ collectionId: 'shop', path: 'b.yml' })
    let finish = () => {}
    const run = () =>
      new Promise<TreeEdit>(resolve => {
        finish = () => resolve({ places: [again], run: async () => undefined })
      })
    tree.noteTreeEdit({ places: [there], run })
    expect(tree.placesOfEdits()).toEqual([there])
    tree.undoInTree()
    await vi.waitFor(() => expect(tree.canUndoInTree()).toBe(false))
    expect(tree.placesOfEdits()).toEqual([there])
    finish()
    await vi.waitFor(() => expect(tree.placesOfEdits()).toEqual([again]))
  })
})
