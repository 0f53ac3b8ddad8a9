import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { askPassword } from '../../../../cli/terminal/ask-password.ts'

/** Asks a person who types this once they are asked. */
async function ask(typed: string, user = 'me') {
  const input = new PassThrough()
  const output = new PassThrough()
  let shown = ''
  output.on('data', chunk => {
    shown += chunk
    if (!shown.endsWith('\n')) input.write(typed)
  })
  return { password: await askPassword({ input, output }, user), shown: () => shown }
}

test.each([
  ['secret\r', 'secret'],
  ['sekre\x7f\x7fcret\r', 'sekcret'],
  ['with space:\r', 'with space:'],
  ['\r', '']
])('a password that is typed as %j is %j, and is not to be seen', async (typed, password) => {
  const asked = await ask(typed)
  expect(asked.password).toBe(password)
  expect(asked.shown()).toBe('Password for me: \n')
})

test.each([
  ['half\x03', 130],
  ['\x04', 2]
])('who types %j has given it up, and the process ends with %i', async (typed, exit) => {
  await expect(ask(typed)).rejects.toMatchObject({ message: '--user: no password was typed', exit })
})

test('the name of a user does not steer the terminal', async () => {
  expect((await ask('x\r', 'a\x1b[2J')).shown()).toBe('Password for a\\x1b[2J: \n')
})
