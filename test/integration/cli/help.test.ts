import { expect, it } from 'vitest'
import { COMMANDS } from '../../../cli/commands.ts'
import { VERSION } from '../../../shared/version.ts'
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
  [['help', 'send', 'ws'], 'sonde: Too many arguments: “ws”. Usage: sonde help [COMMAND]\n']
])('says what is wrong with %j', async (args, stderr) => {
  expect(await sonde(args)).toEqual({ status: 2, stdout: '', stderr })
})
