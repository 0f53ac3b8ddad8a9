import { lens } from './lens.ts'
import { asRaw, put, without } from './raw.ts'
import { across } from './struct.ts'

/**
 * Whether a row counts. The format says `disabled: true`; files with `enabled: false` are about. Bruno looks at
 * `disabled` alone, so that it is always written.
 */
export const enabled = across(
  ['disabled', 'enabled'],
  lens<boolean>(
    (raw, at) => {
      const { disabled, enabled } = asRaw(raw, at)
      return !(isTrue(disabled) || enabled === false || enabled === 'false')
    },
    (raw, to) => {
      const row = asRaw(raw, '')
      const said = Object.hasOwn(row, 'enabled') ? put(row, 'enabled', to, []) : row
      return to ? without(said, ['disabled']) : put(said, 'disabled', true, [])
    }
  )
)

function isTrue(raw: unknown): boolean {
  return raw === true || raw === 'true'
}
