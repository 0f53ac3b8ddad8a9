import { expect, it } from 'vitest'
import { normalizedPath } from '#shared/text/normalized-path.ts'

// Those of RFC 9535 §2.7 among them.
it.each<[(string | number)[], string]>([
  [[], '$'],
  [['a'], "$['a']"],
  [[1], '$[1]'],
  [['a', 'b', 1], "$['a']['b'][1]"],
  [['\u000b'], "$['\\u000b']"],
  [["it's"], "$['it\\'s']"],
  [['"\\\n'], "$['\"\\\\\\n']"],
  [['ä😀'], "$['ä😀']"]
])('%j', (steps, path) => expect(normalizedPath(steps)).toBe(path))
