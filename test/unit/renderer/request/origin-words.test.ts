import { expect, it } from 'vitest'
import { originWords } from '#renderer/features/request/variables/origin-words.ts'
import type { Origin } from '#shared/model/origin.ts'

it.each<[Origin, string]>([
  [{ kind: 'folder', name: 'orders', path: 'orders' }, 'Folder orders'],
  [{ kind: 'folder', name: '', path: 'orders' }, 'This folder'],
  [{ kind: 'request', name: '' }, 'This request'],
  [{ kind: 'runtime', name: '', set: true }, 'Set while requests ran'],
  [{ kind: 'environment', name: 'dev', set: true }, 'Environment dev, set while requests ran']
])('where %j was said is told as “%s”', (origin, words) => {
  expect(originWords(origin)).toBe(words)
})
