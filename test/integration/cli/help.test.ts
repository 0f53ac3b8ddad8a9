import { expect, it } from 'vitest'
import { describeServer } from '#test/fixtures/servers/describe-server.ts'
import { COMMANDS } from '../../../cli/commands.ts'
import { VERSION } from '../../../shared/version.ts'
import { onTerminal, TERMINAL } from './on-terminal.ts'
import { sonde } from './run-sonde.ts'

it.each(['--help', '-h', 'help'])('lists the commands with %s', async flag => {
  const { status, stdout, stderr } = await sonde([flag])
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  for (const name of Object.keys(COMMANDS)) expect(stdout).toContain(`  ${name} `)
  for (const { summary } of Object.values(COMMANDS)) expect(stdout).toContain(summary)
})

it.each(['--version', '-V'])('prints its version with %s', async flag => {
  expect(await sonde([flag])).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: '' })
})

it.each(Object.keys(COMMANDS))(
  'explains %s in the same words however it is asked, with each of its flags',
  async name => {
    const { status, stdout, stderr } = await sonde(['help', name])
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect((await sonde([name, '--help'])).stdout).toBe(stdout)
    for (const flag of Object.keys((await COMMANDS[name]?.options()) ?? {}))
      expect(stdout).toContain(`--${flag}`)
    if (name !== 'help') expect(stdout).toMatch(/\nExamples:\n {2}(?:\S.*)?sonde /)
  }
)

it('is asked for by whoever gives no command', async () => {
  const { status, stdout } = await sonde([])
  expect(status).toBe(2)
  expect(stdout).toContain('Usage: sonde COMMAND')
})

it.each([
  [['sned'], 'sonde: “sned” is not a command. Did you mean “send”? `sonde --help` lists them.\n'],
  [['help', 'sned'], 'sonde: “sned” is not a command. Did you mean “send”? `sonde --help` lists them.\n'],
  [['constructor'], 'sonde: “constructor” is not a command. `sonde --help` lists them.\n'],
  [
    ['send', 'u', '--max-redirect', '1'],
    'sonde: “--max-redirect” is not a flag of this command. Did you mean “--max-redirects”? `sonde help send` lists them.\n'
  ],
  [
    ['send', '-L', 'u'],
    'sonde: “-L” is not a flag of this command. Redirects are followed without it. `sonde help send` lists them.\n'
  ],
  [
    ['send', '--data-urlencode', 'a=b', 'u'],
    'sonde: “--data-urlencode” is not a flag of this command. Write --urlencode NAME=VALUE. `sonde help send` lists them.\n'
  ],
  [
    ['send', '-G', 'u'],
    'sonde: “-G” is not a flag of this command. A query is written into the URL. `sonde help send` lists them.\n'
  ],
  [
    ['send', '--pinnedpubkey', 'x', 'u'],
    'sonde: “--pinnedpubkey” is not a flag of this command. Write --pin sha256/BASE64. `sonde help send` lists them.\n'
  ],
  [
    ['send', '-h2', 'u'],
    'sonde: “-2” is not a flag of this command. Write --http2. `sonde help send` lists them.\n'
  ],
  [['ws', '-O', 'u'], 'sonde: “-O” is not a flag of this command. `sonde help ws` lists them.\n'],
  [['GET', 'localhost:1'], 'sonde: The command is missing: sonde send GET localhost:1\n'],
  [['post', 'localhost:1'], 'sonde: The command is missing: sonde send post localhost:1\n'],
  [
    ['GET', 'http://h/?a=1&b=2', '-H', 'Authorization: x'],
    'sonde: The command is missing: sonde send GET URL …\n'
  ],
  [['GET', 'http://h/?token=x'], 'sonde: The command is missing: sonde send GET URL\n'],
  [['GET'], 'sonde: The command is missing: sonde send GET URL\n'],
  [['GET', '-k', 'h'], 'sonde: The command is missing: sonde send GET URL …\n'],
  [['https://user:secret@localhost:1'], 'sonde: The command is missing: sonde send URL\n'],
  [['localhost:3000/x'], 'sonde: The command is missing: sonde send localhost:3000/x\n'],
  [['wss://localhost'], 'sonde: The command is missing: sonde ws wss://localhost\n'],
  [['ws', '-q', 'u'], 'sonde: “-q” is not a flag of this command. `sonde help ws` lists them.\n'],
  [
    ['send', 'localhost:1/echo', 'extra'],
    'sonde: Too many arguments: nothing can follow the URL. A value with a space in it is quoted. Usage: sonde send [METHOD] URL\n'
  ],
  [
    ['send', 'GET', 'localhost:1/echo', 'extra'],
    'sonde: Too many arguments: nothing can follow the URL. A value with a space in it is quoted. Usage: sonde send [METHOD] URL\n'
  ],
  [['help', 'send', 'ws'], 'sonde: Too many arguments: “ws”. Usage: sonde help [COMMAND]\n']
])('says what is wrong with %j', async (args, stderr) => {
  expect(await sonde(args)).toEqual({ status: 2, stdout: '', stderr })
})

it('is in ASCII where the locale has no more, also where it refuses', async () => {
  const plain = { env: { LC_ALL: 'C' } }
  for (const name of Object.keys(COMMANDS))
    expect((await sonde(['help', name], '', plain)).stdout).toMatch(/^[\x20-\x7e\n]+$/)
  const { stderr } = await sonde(['sned'], '', plain)
  expect(stderr).toBe('sonde: "sned" is not a command. Did you mean "send"? `sonde --help` lists them.\n')
})

describeServer('on a terminal', TERMINAL !== undefined, () => {
  it.each(['send', 'run', 'ws', 'sse', 'serve'])(
    'has the prose of %s in lines that fit there',
    async name => {
      const { seen } = await onTerminal([name, '--help'])
      const prose = seen.split('\n').filter(line => /^\w/.test(line))
      expect(prose.filter(line => line.length > 80)).toEqual([])
    }
  )
})
