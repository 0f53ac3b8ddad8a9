import { expect, it } from 'vitest'
import { secretsAhead } from '#host/run/secrets-ahead.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'

it('goes through one request before it asks for the next, and says nothing of one that is wrong', async () => {
  const steps: string[] = []
  async function* requests() {
    for (const path of ['a.yml', 'b.yml']) {
      steps.push(`read ${path}`)
      yield [path, { draft: BLANK_DRAFT, name: path, scripts: 0 }] as const
    }
  }
  const found = await secretsAhead(requests(), async path => {
    steps.push(`gather ${path}`)
    throw new Error('no such collection')
  })
  expect(steps).toEqual(['read a.yml', 'gather a.yml', 'read b.yml', 'gather b.yml'])
  expect(found).toEqual({ names: new Set(), forms: [] })
})
