import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../../cli/commands.ts'

const FOLDER = 'test/integration/cli'

/** The tests that run the built binary with a command. */
function testsOf(command: string): string {
  return readdirSync(FOLDER)
    .filter(name => name.startsWith(command))
    .map(name => readFileSync(join(FOLDER, name), 'utf8'))
    .join('\n')
}

test.each(Object.entries(COMMANDS))(
  'each flag of sonde %s is given to the built binary by a test',
  async (name, command) => {
    const tests = testsOf(name)
    const isGiven = (flag: string) => new RegExp(`['"\` ]--${flag.replaceAll('.', '\\.')}['"\` ]`).test(tests)
    // That one is tried of all commands at once.
    const flags = Object.keys(await command.options()).filter(flag => flag !== 'help')
    expect(flags.filter(flag => !isGiven(flag))).toEqual([])
  }
)
