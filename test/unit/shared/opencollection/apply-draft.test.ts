import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Draft } from '#shared/model/draft/draft.ts'
import { applyDraft } from '#shared/opencollection/apply-draft.ts'
import { readItem } from '#shared/opencollection/read-item.ts'
import { splitSettings } from '#shared/opencollection/sonde-entry.ts'
import {
  collectionFile,
  draftFile,
  folderFile,
  graphqlFile,
  httpFile,
  websocketFile,
  weirdFile
} from './arbitrary-files.ts'

const RUNS = { numRuns: 300 }

function draftOf(value: unknown): Draft {
  const item = readItem(value)
  if ('problem' in item) throw new Error(item.problem)
  if (!item.draft) throw new Error(`${item.kind} has no draft`)
  return item.draft
}

/** As a draft that went through a renderer comes back. */
const travelled = (draft: Draft) => Draft.parse(JSON.parse(JSON.stringify(draft)))

/** Without what says nothing: an absent list is an empty one, an absent text an empty one. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(said)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, part]): [string, unknown] => [key, said(part)])
  return Object.fromEntries(entries.filter(([, part]) => part !== undefined && part !== '' && !isEmpty(part)))
}

function isEmpty(part: unknown): boolean {
  return typeof part === 'object' && part !== null && Object.keys(part).length === 0
}

describe('applyDraft', () => {
  it('gives the very value back when nothing was edited', () => {
    fc.assert(
      fc.property(draftFile, file => {
        expect(applyDraft(file, draftOf(file))).toBe(file)
        expect(applyDraft(file, travelled(draftOf(file)))).toBe(file)
      }),
      RUNS
    )
  })

  it('never crashes on a file that is not as the format has it, and gives it back as odd as it was', () => {
    let read = 0
    fc.assert(
      fc.property(weirdFile, file => {
        const item = readItem(file)
        if ('problem' in item) {
          expect(item.problem).toMatch(/ is .*, expected .*\.$/s)
        } else if (item.draft) {
          read += 1
          expect(applyDraft(file, item.draft)).toBe(file)
          expect(applyDraft(file, travelled(item.draft))).toBe(file)
        }
      }),
      { numRuns: 2000 }
    )
    expect(read).toBeGreaterThan(300)
  })

  it('reads anything at all without a crash', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        readItem(value)
        readItem(value, 'folder')
        readItem(value, 'collection')
      }),
      RUNS
    )
  })

  it.each([
    ['http', httpFile],
    ['graphql', graphqlFile],
    ['websocket', websocketFile],
    ['folder', folderFile],
    ['collection', collectionFile]
  ])('says of any %s what any other draft of it says', (_, files) => {
    fc.assert(
      fc.property(files, files, (file, other) => {
        const draft = draftOf(other)
        expect(said(draftOf(applyDraft(file, draft)))).toEqual(said(splitSettings(draft).inFile))
      }),
      RUNS
    )
  })
})
