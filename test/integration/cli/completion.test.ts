import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../cli/commands.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'
import { SONDE, sonde } from './run-sonde.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

const inThisFolder = (file: string) => join(import.meta.dirname, file)

/** How a shell is asked, in a way of its own, what it offers at the end of a line. */
const ASK: Record<Shell, (script: string, line: string) => string[]> = {
  // As bash cuts lines: at the signs of its COMP_WORDBREAKS, several of which are one word.
  bash: (script, line) => [
    inThisFolder('complete-words.bash'),
    script,
    ...line.split(' ').flatMap(word => word.split(/([=@]+)/).filter(part => part !== '' || word === ''))
  ],
  zsh: (script, line) => ['-f', inThisFolder('complete-line.zsh'), script, line],
  fish: (script, line) => ['--no-config', '-c', `source '${script}'; complete -C '${line}'`]
}

/** What a shell makes of the last word of a line, when it can be only one; zsh tells the whole line. */
function completed(shell: Shell, script: string, line: string, cwd: string, bin = cwd): string {
  const { stdout, stderr } = spawnSync(shell, ASK[shell](script, line), {
    ...{ cwd, encoding: 'utf8' },
    env: { ...process.env, PATH: `${bin}:${process.env.PATH}` }
  })
  expect(stderr).toBe('')
  const [only, ...others] = stdout.trimEnd().split('\n')
  expect(others).toEqual([])
  // fish says more after a tab.
  const [word = ''] = (only ?? '').split('\t')
  return word.trimEnd()
}

/** The word alone: bash and fish leave out what comes before a `=`. */
function complete(shell: Shell, script: string, line: string, cwd: string): string | undefined {
  return completed(shell, script, line, cwd).replace(/[=/]$/, '').split(/[ =]/).at(-1)
}

const isInstalled = (shell: Shell) => spawnSync(shell, ['--version']).status === 0

describe.each(SHELLS)('%s', shell => {
  it.skipIf(!isInstalled(shell)).each([
    ['sonde sen', 'send'],
    ['sonde help compl', 'completion'],
    ['sonde completion z', 'zsh'],
    ['sonde send DEL', 'DELETE'],
    ['sonde send -X PAT', 'PATCH'],
    ['sonde sse -X PO', 'POST'],
    ['sonde send --max-redir', '--max-redirects'],
    ['sonde ws --bina', '--binary'],
    ['sonde send --print ex', 'exchange'],
    ['sonde send --print=h', 'har'],
    ['sonde run --reporter js', 'json'],
    ['sonde convert --to nd', 'ndjson'],
    ['sonde send -o some-fi', 'some-file.txt'],
    ['sonde send -d @some-fi', '@some-file.txt'],
    ['sonde send --data=@some-fi', '@some-file.txt'],
    ['sonde send -d @some-fo', '@some-folder'],
    ['sonde send -F part=@some-fi', '@some-file.txt'],
    ['sonde send --form=part=@some-fi', '@some-file.txt'],
    ['sonde serve some-', 'some-folder']
  ])('completes “%s” to %s', async (line, word) => {
    const cwd = await temporaryFolder()
    writeFileSync(join(cwd, 'some-file.txt'), '')
    mkdirSync(join(cwd, 'some-folder'))
    const script = join(cwd, 'script')
    const { stdout, status } = await sonde(['completion', shell])
    expect(status).toBe(0)
    writeFileSync(script, stdout)
    expect(complete(shell, script, line, cwd)).toBe(word)
  })

  it.skipIf(!isInstalled(shell))(
    'offers the ids of the history behind show, and not show again',
    async () => {
      const cwd = await temporaryFolder()
      const script = join(cwd, 'script')
      writeFileSync(join(cwd, 'sonde'), '#!/bin/sh\necho "3f2a91c0-1b  2026-01-02 03:04:05  GET"\n', {
        mode: 0o755
      })
      writeFileSync(script, (await sonde(['completion', shell])).stdout)
      expect(complete(shell, script, 'sonde history sh', cwd)).toBe('show')
      expect(complete(shell, script, 'sonde history show 3', cwd)).toBe('3f2a91c0-1b')
      expect(complete(shell, script, 'sonde history show sh', cwd)).toBe(shell === 'zsh' ? 'sh' : '')
    }
  )

  describe.skipIf(!isInstalled(shell))('of environments', () => {
    /** In its folder: `shop`, a collection, and the built binary. */
    async function prepare() {
      const folder = await temporaryFolder()
      mkdirSync(join(folder, 'shop/environments'), { recursive: true })
      mkdirSync(join(folder, 'shop/orders'))
      writeFileSync(join(folder, 'shop/opencollection.yml'), 'opencollection: 1.0.0\ninfo:\n  name: Shop\n')
      for (const name of ['staging', 'with space', '$(touch ran)', 'two\nlines'])
        writeFileSync(join(folder, 'shop/environments', `${name}.yml`), `name: ${JSON.stringify(name)}\n`)
      const script = join(folder, 'script')
      writeFileSync(script, (await sonde(['completion', shell])).stdout)
      const binary = `#!/bin/sh\nexec '${process.execPath}' '${SONDE}' "$@"\n`
      writeFileSync(join(folder, 'sonde'), binary, { mode: 0o755 })
      return {
        folder,
        complete: (line: string, cwd = folder) => completed(shell, script, line, cwd, folder)
      }
    }

    /** As it stands on the line when nothing was completed: nothing is offered. */
    const untouched = (line: string) => (shell === 'zsh' ? line : '')

    it.each([
      ['sonde run shop --env sta', /(?:^|[ =])staging$/],
      ['sonde run shop/orders --bail --env sta', /(?:^|[ =])staging$/],
      ['sonde run -n 2 shop -e sta', /(?:^|[ =])staging$/],
      ['sonde run shop --env=sta', /(?:^|[ =])staging$/],
      ['sonde run shop --env wit', /(?:^| )with\\? space$/]
    ])('completes “%s”', async (line, told) => {
      const { complete } = await prepare()
      expect(complete(line)).toMatch(told)
    })

    it('takes the collection around the current folder where there is no path', async () => {
      const { folder, complete } = await prepare()
      expect(complete('sonde run --env sta', join(folder, 'shop/orders'))).toMatch(/staging$/)
    })

    it('offers nothing, and says nothing, where there is no collection or no such environment', async () => {
      const { complete } = await prepare()
      for (const line of ['sonde run --env sta', 'sonde run nowhere --env sta', 'sonde run shop --env tw'])
        expect(complete(line)).toBe(untouched(line))
    })

    it('runs nothing that the name of a file says', async () => {
      const { folder, complete } = await prepare()
      expect(complete('sonde run shop --env \\$')).toContain('touch')
      expect(existsSync(join(folder, 'ran'))).toBe(false)
    })
  })

  it('knows all commands and all flags', async () => {
    const { stdout } = await sonde(['completion', shell])
    for (const [name, { options }] of Object.entries(COMMANDS)) {
      expect(stdout).toContain(name)
      for (const flag of Object.keys(await options())) expect(stdout).toContain(flag)
    }
  })
})

it.skipIf(!isInstalled('bash')).each([
  ['sonde send -d @"some-fi', 'some-file.txt'],
  ["sonde send -F part=@'some-fi", 'some-file.txt'],
  ['sonde send -F part=@"~/some-fi', 'HOME/some-file.txt'],
  ['sonde send -F part=@~/some-fi', '@HOME/some-file.txt']
])('completes in bash “%s” to %s', async (line, path) => {
  const cwd = await temporaryFolder()
  writeFileSync(join(cwd, 'some-file.txt'), '')
  const script = join(cwd, 'script')
  writeFileSync(script, (await sonde(['completion', 'bash'])).stdout)
  const { stdout } = spawnSync('bash', ASK.bash(script, line), {
    ...{ cwd, encoding: 'utf8' },
    env: { ...process.env, HOME: cwd }
  })
  expect(stdout.trimEnd()).toBe(path.replace('HOME', cwd))
})

it.skipIf(!isInstalled('fish')).each(['-d @', '-F part=@'])(
  'marks folders in fish behind %s, so that no space follows them',
  async typed => {
    const cwd = await temporaryFolder()
    mkdirSync(join(cwd, 'some-folder'))
    const script = join(cwd, 'script')
    writeFileSync(script, (await sonde(['completion', 'fish'])).stdout)
    expect(completed('fish', script, `sonde send ${typed}some-fo`, cwd)).toMatch(/@some-folder\/$/)
  }
)

it.skipIf(!isInstalled('bash'))('quotes what bash would cut in the name of a file behind @', async () => {
  const cwd = await temporaryFolder()
  writeFileSync(join(cwd, 'with space $(x)'), '')
  const script = join(cwd, 'script')
  writeFileSync(script, (await sonde(['completion', 'bash'])).stdout)
  expect(completed('bash', script, 'sonde send -d @wi', cwd)).toBe('@with\\ space\\ \\$\\(x\\)')
})

it.each([
  [['completion'], 'The shell is missing'],
  [['completion', 'tcsh'], '“tcsh” is no shell'],
  [['completion', 'bash', 'zsh'], 'Too many arguments: “zsh”']
])('says what is wrong with %j', async (args, problem) => {
  const { status, stderr } = await sonde(args)
  expect(status).toBe(2)
  expect(stderr).toContain(problem)
})

it('tells of a flag what it is about, not what one of its values is', async () => {
  const { stdout } = await sonde(['completion', 'fish'])
  expect(stdout).toContain("-l print -r -f -a 'body exchange har' -d 'What is printed'")
})

it('prints the environments of the collection that a line is about, and nothing of what it cannot read', async () => {
  const folder = await temporaryFolder()
  mkdirSync(join(folder, 'environments'))
  writeFileSync(join(folder, 'opencollection.yml'), 'opencollection: 1.0.0\n')
  for (const name of ['b', 'a', '\u001b[2J']) writeFileSync(join(folder, 'environments', `${name}.yml`), '')
  const ask = (...words: string[]) => sonde(['completion', 'environments', '--', ...words])
  expect(await ask('--env', '', folder)).toEqual({ status: 0, stdout: 'a\nb\n', stderr: '' })
  expect(await ask(join(folder, 'nowhere'))).toEqual({ status: 0, stdout: '', stderr: '' })
})
