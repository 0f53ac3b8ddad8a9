import { expect, it } from 'vitest'
import {
  dismissStorageProblems,
  reportStorageProblems,
  reportUnrecorded,
  useStorageProblems
} from '#renderer/state/storage-problems.ts'

const shown = () => useStorageProblems.getState().problems

it('says each problem once, and again when it strikes again after it was taken note of', () => {
  reportStorageProblems(['A', 'B'])
  reportStorageProblems(['B'])
  expect(shown()).toEqual(['A', 'B'])
  dismissStorageProblems()
  reportStorageProblems(['B'])
  expect(shown()).toEqual(['B'])
  dismissStorageProblems()
})

it('does not say with each request that none is kept', () => {
  reportUnrecorded('The disk is full.')
  expect(shown()).toEqual(['The disk is full.'])
  dismissStorageProblems()
  reportUnrecorded('The disk is full.')
  expect(shown()).toEqual([])
  reportUnrecorded('The folder is gone.')
  expect(shown()).toEqual(['The folder is gone.'])
})
