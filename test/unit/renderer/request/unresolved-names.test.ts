import { describe, expect, it } from 'vitest'
import { draftTexts } from '#renderer/features/request/variables/draft-texts.ts'
import { unresolvedNames } from '#renderer/features/request/variables/unresolved-names.ts'
import { variablesInForce } from '#renderer/features/request/variables/variables-in-force.ts'
import { BLANK_DRAFT } from '#shared/model/draft/blank-draft.ts'
import type { Draft } from '#shared/model/draft/draft.ts'

function missing(change: Partial<Draft>): string[] {
  const draft = { ...BLANK_DRAFT, ...change }
  const names = { variables: variablesInForce(draft, []), processEnv: [] }
  return unresolvedNames(draftTexts(draft), names).map(({ name }) => name)
}
const variable = (name: string, value: string) => ({ name, value, enabled: true })

describe('unresolvedNames', () => {
  it('finds them wherever something is sent, each once', () => {
    expect(
      missing({
        url: 'http://{{a}}/:id?x={{$guid}}',
        pathParams: [variable('id', '{{b}}')],
        headers: [variable('{{c}}', '{{a}}'), { ...variable('off', '{{off}}'), enabled: false }],
        body: {
          kind: 'multipart',
          text: '{{text}}',
          parts: [{ ...variable('p', '{{d}}'), kind: 'file', files: ['{{e}}'] }]
        },
        auth: { kind: 'bearer', token: '{{f}}', username: '{{user}}' },
        settings: { unixSocket: '{{g}}' }
      })
    ).toEqual(['a', 'b', 'c', 'e', 'f', 'g'])
  })

  it('follows the values that names lead to', () => {
    expect(missing({ url: '{{a}}', variables: [variable('a', '{{b}}/{{c}}'), variable('b', 'x')] })).toEqual([
      'c'
    ])
  })
})
