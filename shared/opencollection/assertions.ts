import type { DraftAction, DraftAssertion } from '../model/draft/draft-row.ts'
import { enabled } from './lens/enabled.ts'
import { optionalList } from './lens/list.ts'
import { isRaw } from './lens/raw.ts'
import { text, word } from './lens/scalars.ts'
import { keeping, member } from './lens/struct.ts'
import { description } from './rows.ts'

const assertion = keeping<DraftAssertion>(
  {
    expression: member('expression', text),
    operator: member('operator', text),
    value: member('value', text),
    description: member('description', description),
    enabled
  },
  { seed: { expression: '', operator: '' } }
)

export const assertions = optionalList(assertion, { nameOf: ({ expression }) => expression })

const action = keeping<DraftAction>(
  {
    phase: member(
      'phase',
      word<DraftAction['phase']>(
        { 'before-request': 'before-request', 'after-response': 'after-response' },
        'after-response'
      )
    ),
    expression: member('selector.expression', text),
    variable: member('variable.name', text),
    scope: member(
      'variable.scope',
      word<DraftAction['scope']>(
        {
          runtime: 'runtime',
          request: 'request',
          folder: 'folder',
          collection: 'collection',
          environment: 'environment'
        },
        'runtime'
      )
    ),
    description: member('description', description),
    enabled
  },
  {
    seed: {
      type: 'set-variable',
      phase: 'after-response',
      selector: { expression: '', method: 'jsonq' },
      variable: { name: '', scope: 'runtime' }
    }
  }
)

/** Actions that set a variable: the only ones that the format knows today. */
export const actions = optionalList(action, {
  nameOf: ({ variable }) => variable,
  isOurs: raw => isRaw(raw) && raw.type === 'set-variable'
})
