import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { TempFolder } from '#engine/bodies/temp-folder.ts'

let parent = ''
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sonde-test-'))
})
afterEach(() => {
  rmSync(parent, { recursive: true })
})

describe('the temporary folder', () => {
  test('is made when it is needed, for its owner only, and can be removed', () => {
    const folder = new TempFolder(parent)
    expect(readdirSync(parent)).toEqual([])
    expect(statSync(folder.path).mode & 0o777).toBe(0o700)
    folder.remove()
    expect(readdirSync(parent)).toEqual([])
  })

  test('is made in a folder that is not there yet, and finds nothing to sweep in one', () => {
    const folder = new TempFolder(join(parent, 'new', 'place'))
    folder.sweep()
    expect(existsSync(folder.path)).toBe(true)
    folder.remove()
  })

  test('sweeps what dead processes left, and nothing else', () => {
    const living = new TempFolder(parent)
    const { pid } = spawnSync(process.execPath, ['--version'])
    const name = basename(living.path)
    const dead = join(parent, name.replace(/-\d+-(\w+)$/, `-${pid}-$1`))
    renameSync(living.path, dead)
    writeFileSync(join(dead, 'body'), 'x')
    mkdirSync(join(parent, name))
    mkdirSync(join(parent, 'something-else'))
    mkdirSync(join(parent, name.replace(/bodies-.*?-(?=\d+-\w+$)/, 'bodies-other.host-')))

    new TempFolder(parent).sweep()
    expect(existsSync(dead)).toBe(false)
    expect(readdirSync(parent)).toHaveLength(3)
  })
})
