import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { RUN_OPTIONS } from '../../../cli/run/options.ts'
import { SEND_OPTIONS } from '../../../cli/send/options.ts'

const FOLDER = 'test/integration/cli'

/** The tests that run the built binary with a command. */
function testsOf(command: string): string {
  return readdirSync(FOLDER)
    .filter(name => name.startsWith(command))
    .map(name => readFileSync(join(FOLDER, name), 'utf8'))
    .join('\n')
}

test.each([
  ['send', SEND_OPTIONS],
  ['run', RUN_OPTIONS]
] as const)('each flag of sonde %s is given to the built binary by a test', (command, options) => {
  const tests = testsOf(command)
  const isGiven = (name: string) => new RegExp(`['"\` ]--${name.replaceAll('.', '\\.')}['"\` ]`).test(tests)
  expect(Object.keys(options).filter(name => !isGiven(name))).toEqual([])
})
