import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SEND_OPTIONS } from '../../../../cli/send/options.ts'

const FOLDER = 'test/integration/cli'

const tests = readdirSync(FOLDER)
  .filter(name => name.startsWith('send'))
  .map(name => readFileSync(join(FOLDER, name), 'utf8'))
  .join('\n')

test.each(Object.keys(SEND_OPTIONS))('--%s is given to the built binary by a test', name => {
  expect(tests).toMatch(new RegExp(`['"\` ]--${name.replaceAll('.', '\\.')}['"\` ]`))
})
