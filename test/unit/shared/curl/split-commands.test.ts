import { expect, it } from 'vitest'
import { splitCommands } from '#shared/curl/split-commands.ts'

it.each([
  ['one', 'curl https://a.test/', ['curl https://a.test/']],
  ['two in lines', 'curl a.test\ncurl b.test\n', ['curl a.test', 'curl b.test\n']],
  ['two that are joined', 'curl a.test &&\ncurl b.test', ['curl a.test', 'curl b.test']],
  ['lines that go on', "curl a.test \\\n  -d 'x'\ncurl b.test", ["curl a.test \\\n  -d 'x'", 'curl b.test']],
  ['a name that goes on', 'curl a.test -H \\\ncurl b', ['curl a.test -H \\\ncurl b']],
  [
    'quotes over lines',
    "curl a.test -d 'x\ncurl y'\ncurl b.test",
    ["curl a.test -d 'x\ncurl y'", 'curl b.test']
  ],
  ['comments', '# first\ncurl a.test\n# second\ncurl b.test', ['curl a.test', 'curl b.test']],
  ['a quote that never ends', "curl a.test -d 'x\ncurl b.test", ["curl a.test -d 'x\ncurl b.test"]]
])('takes %s apart', (_, text, commands) => {
  expect(splitCommands(text)).toEqual(commands)
})
