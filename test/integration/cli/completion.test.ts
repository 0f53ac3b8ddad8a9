import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../cli/commands.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'
import { sonde } from './run-sonde.ts'

const SHELLS = ['bash', 'zsh', 'fish'] as const
type Shell = (typeof SHELLS)[number]

const inThisFolder = (file: string) => join(import.meta.dirname, file)

/** How a shell is asked, in a way of its own, what it offers at the end of a line. */
const ASK: Record<Shell, (script: string, line: string) => string[]> = {
  // As bash cuts lines.
  bash: (script, line) => [
    inThisFolder('complete-words.bash'),
    script,
    ...line.split(/ |(=)/).filter(word => word !== undefined)
  ],
  zsh: (script, line) => ['-f', inThisFolder('complete-line.zsh'), script, line],
  fish: (script, line) => ['--no-config', '-c', `source '${script}'; complete -C '${line}'`]
}

/** The last word of a line as a shell completes it, when it can be only one. */
function complete(shell: Shell, script: string, line: string, cwd: string): string | undefined {
  const { stdout, stderr } = spawnSync(shell, ASK[shell](script, line), {
    ...{ cwd, encoding: 'utf8' },
    env: { ...process.env, PATH: `${cwd}:${process.env.PATH}` }
  })
  expect(stderr).toBe('')
  const [only, ...others] = stdout.trimEnd().split('\n')
  expect(others).toEqual([])
  // fish says more after a tab; zsh tells the whole line, where bash and fish leave out what comes before a `=`.
  const [word = ''] = (only ?? '').split('\t')
  return word.trimEnd().replace(/[=/]$/, '').split(/[ =]/).at(-1)
}

const isInstalled = (shell: Shell) => spawnSync(shell, ['--version']).status === 0

describe.each(SHELLS)('%s', shell => {
  it.skipIf(!isInstalled(shell)).each([
    ['sonde sen', 'send'],
    ['sonde help compl', 'completion'],
    ['sonde completion z', 'zsh'],
    ['sonde send --max-redir', '--max-redirects'],
    ['sonde ws --bina', '--binary'],
    ['sonde send --print ex', 'exchange'],
    ['sonde send --print=h', 'har'],
    ['sonde run --reporter js', 'json'],
    ['sonde convert --to nd', 'ndjson'],
    ['sonde send -o some-fi', 'some-file.txt'],
    ['sonde send -d @some-fi', '@some-file.txt'],
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

  it('knows all commands and all flags', async () => {
    const { stdout } = await sonde(['completion', shell])
    for (const [name, { options }] of Object.entries(COMMANDS)) {
      expect(stdout).toContain(name)
      for (const flag of Object.keys(await options())) expect(stdout).toContain(flag)
    }
  })
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
