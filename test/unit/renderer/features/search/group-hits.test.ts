import { expect, it } from 'vitest'
import { groupHits } from '#renderer/features/search/group-hits.ts'
import type { SearchHit } from '#shared/model/search.ts'

it('puts finds together by folder, each folder where its best find was', () => {
  const groups = groupHits([hit('a/one.yml'), hit('top.yml'), hit('a/two.yml'), hit('a/b/three.yml')])
  expect(groups.map(({ folder, items }) => [folder, items.map(({ path }) => path)])).toEqual([
    ['a', ['a/one.yml', 'a/two.yml']],
    ['', ['top.yml']],
    ['a/b', ['a/b/three.yml']]
  ])
})

it('keeps folders of one name in different collections apart', () => {
  expect(groupHits([hit('a/x.yml'), { ...hit('a/x.yml'), collectionId: 'd' }])).toHaveLength(2)
})

function hit(path: string): SearchHit {
  return { collectionId: 'c', path, name: path, place: 'name', excerpt: path, from: 0, to: 1 }
}
