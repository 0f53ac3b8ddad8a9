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
  [
    'quotes with lines like comments',
    "curl a.test -d 'x\n# y'\n# second\ncurl b.test",
    ["curl a.test -d 'x\n# y'\n# second", 'curl b.test']
  ],
  ['comments', '# first\ncurl a.test\n# second\ncurl b.test', ['curl a.test', 'curl b.test']],
  [
    'what starts them',
    "sudo -E curl a.test\nTOKEN='x y' timeout 30s curl b.test",
    ['sudo -E curl a.test', "TOKEN='x y' timeout 30s curl b.test"]
  ],
  [
    'those that are commented out',
    'curl a.test\n# curl old.test\ncurl b.test',
    ['curl a.test', 'curl b.test']
  ],
  ['those at the prompt of root', '# curl a.test\n# curl b.test', ['# curl a.test', '# curl b.test']],
  ['those of the background', 'curl a.test &\ncurl b.test &', ['curl a.test', 'curl b.test &']],
  [
    'those of a script',
    'if curl a.test; then\n  curl b.test\nfi\n! time curl c.test\nR="$(curl "d.test/$(date)" | jq)"',
    ['curl a.test; then', '  curl b.test\nfi', 'time curl c.test', 'curl "d.test/$(date)" | jq']
  ],
  [
    'those of loops on one line',
    [
      'for i in 1 2; do curl a.test/$i; done',
      'for ((i=0; i<3; i++)); do  curl b.test; done',
      'ls *.json | while read f; do curl c.test -d "@$f"; done',
      'while true; do if [ -f x ]; then curl d.test; fi; sleep 1; done',
      'if curl e.test; then curl f.test; fi'
    ].join('\n'),
    [
      'curl a.test/$i; done',
      'curl b.test; done',
      'curl c.test -d "@$f"; done',
      'curl d.test; fi; sleep 1; done',
      'curl e.test; then curl f.test; fi'
    ]
  ],
  ['a quote that never ends', "curl a.test -d 'x\ncurl b.test", ["curl a.test -d 'x\ncurl b.test"]]
])('takes %s apart', (_, text, commands) => {
  expect(splitCommands(text)).toEqual({ commands })
})

it('keeps apart what stands before the first in a script', () => {
  const script = '#!/bin/sh\n# All of it\nset -eu\ncurl a.test\ncurl b.test\n'
  expect(splitCommands(script)).toEqual({ before: 'set -eu', commands: ['curl a.test', 'curl b.test\n'] })
  expect(splitCommands('#!/bin/sh\ncurl a.test')).toEqual({ commands: ['curl a.test'] })
  expect(splitCommands('#!/bin/sh\n# curl old.test\ncurl a.test')).toEqual({ commands: ['curl a.test'] })
  expect(splitCommands('set -e\ncurl a.test')).toEqual({ before: 'set -e', commands: ['curl a.test'] })
})

it('is done with any number of empty lines', () => {
  const gap = '\n'.repeat(5000)
  expect(splitCommands(`curl a.test${gap}x\ncurl b.test${gap}#\ncurl c.test`).commands).toEqual([
    `curl a.test${gap}x`,
    'curl b.test',
    'curl c.test'
  ])
  const spaces = ' '.repeat(100_000)
  expect(splitCommands(`curl a.test${spaces}x\ncurl b.test;${spaces}\n`).commands).toEqual([
    `curl a.test${spaces}x`,
    `curl b.test;${spaces}\n`
  ])
})
