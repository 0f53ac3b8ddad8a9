import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CollectionInfo, TreeEvent, TreeNode } from '#shared/model/workspace.ts'
import { applyTreeEvents, EMPTY_TREE, type WorkspaceTree } from '#shared/workspace/workspace-tree.ts'

const applied = (tree: WorkspaceTree, event: TreeEvent) => applyTreeEvents(tree, [event])

describe('the tree of a workspace', () => {
  it('holds the nodes of its collections, those of each folder in order', () => {
    const tree = treeOf([folder('b'), request('b/second', 2), request('b/first', 1), request('top')])
    expect(outline(tree)).toEqual(['b', '  b/first', '  b/second', 'top'])
  })

  it('has children without their folder when that is told later', () => {
    const early = treeOf([request('b/one')])
    expect(outline(early)).toEqual([])
    expect(outline(applied(early, nodes([folder('b')])))).toEqual(['b', '  b/one'])
  })

  it('takes a folder away with all that is under it, and not what is called like it', () => {
    const tree = treeOf([folder('a'), folder('a/b'), request('a/b/c'), request('ab')])
    const after = applied(tree, nodes([], ['a']))
    expect(outline(after)).toEqual(['ab'])
    expect([...(after.trees.get('c1')?.nodes.keys() ?? [])]).toEqual(['ab'])
  })

  it('sorts a node anew that has changed, and keeps the lists of other folders as they are', () => {
    const tree = treeOf([folder('a'), request('a/x'), folder('b'), request('b/y', 1), request('b/z', 2)])
    const after = applied(tree, nodes([request('b/z', 0)]))
    expect(outline(after)).toEqual(['a', '  a/x', 'b', '  b/z', '  b/y'])
    expect(after.trees.get('c1')?.children.get('a')).toBe(tree.trees.get('c1')?.children.get('a'))
  })

  it('keeps the identity of collections that are not touched, and of itself when nothing is told', () => {
    const both = applied(EMPTY_TREE, { type: 'collections', collections: [info('c1'), info('c2')] })
    const tree = applyTreeEvents(both, [nodes([request('x')]), nodes([request('y')], [], 'c2')])
    const after = applied(tree, nodes([request('z')]))
    expect(after.trees.get('c2')).toBe(tree.trees.get('c2'))
    expect(applied(tree, { type: 'content', collectionId: 'c1', path: 'x', revision: 'r' })).toBe(tree)
  })

  it('forgets what was told before a reset', () => {
    const tree = applyTreeEvents(treeOf([request('old')]), [
      nodes([request('older')]),
      { ...nodes([request('new')]), reset: true }
    ])
    expect(outline(tree)).toEqual(['new'])
  })

  it('forgets the nodes of a collection that is closed', () => {
    const after = applied(treeOf([request('x')]), { type: 'collections', collections: [] })
    expect(after).toEqual(EMPTY_TREE)
  })

  it('is the same whether events come one by one or together', () => {
    const path = fc.constantFrom('a', 'b', 'a/a', 'a/b', 'b/a', 'b/a/b', 'a/a/a')
    const event = fc
      .record({
        changed: fc.array(fc.tuple(path, fc.nat(3))),
        removed: fc.array(path, { maxLength: 2 }),
        reset: fc.boolean()
      })
      .map(({ changed, removed, reset }) => ({
        ...nodes(
          changed.map(([at, seq]) => ({ ...folder(at), seq })),
          removed
        ),
        reset
      }))
    fc.assert(
      fc.property(fc.array(event), events => {
        const start = treeOf([folder('a'), folder('b')])
        expect(applyTreeEvents(start, events)).toEqual(events.reduce(applied, start))
      })
    )
  })
})

function info(id: string): CollectionInfo {
  return { id, name: id, folder: `/tmp/${id}`, writable: true, state: 'ready', problems: [] }
}

function folder(path: string): TreeNode {
  return { path, parent: path.includes('/') ? path.replace(/\/[^/]*$/, '') : '', kind: 'folder', name: path }
}

function request(path: string, seq?: number): TreeNode {
  return { ...folder(path), kind: 'http', method: 'GET', ...(seq !== undefined && { seq }) }
}

function nodes(changed: TreeNode[], removed: string[] = [], collectionId = 'c1') {
  return { type: 'nodes', collectionId, reset: false, changed, removed } satisfies TreeEvent
}

function treeOf(changed: TreeNode[]): WorkspaceTree {
  return applyTreeEvents(EMPTY_TREE, [{ type: 'collections', collections: [info('c1')] }, nodes(changed)])
}

function outline({ trees }: WorkspaceTree, folderPath = '', indent = ''): string[] {
  const children = trees.get('c1')?.children
  return (children?.get(folderPath) ?? []).flatMap(path => [
    indent + path,
    ...outline({ collections: [], trees }, path, `${indent}  `)
  ])
}
