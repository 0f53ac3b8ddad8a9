import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { PreviewShelf } from '#shared/preview/preview-shelf.ts'
import { trashByName } from '../../../cli/serve/linux-trash.ts'
import { createServeShell } from '../../../cli/serve/serve-shell.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

// Elsewhere the trash is not in a folder that a test could choose.
it.runIf(process.platform === 'linux')(
  'puts into the trash what is named, and nothing that is called alike',
  async () => {
    const folder = await temporaryFolder()
    vi.stubEnv('XDG_DATA_HOME', join(folder, 'data'))
    vi.stubEnv('HOME', folder)
    await mkdir(join(folder, 'orders'))
    for (const name of ['*.yml', 'list.yml', '!list.yml', 'orders/a.yml'])
      await writeFile(join(folder, name), name)
    const named = ['*.yml', '!list.yml', 'orders', 'gone.yml'].map(name => join(folder, name))
    await createServeShell(new PreviewShelf()).trash(named)
    vi.unstubAllEnvs()

    expect((await readdir(folder)).sort()).toEqual(['data', 'list.yml'])
    const trash = join(folder, 'data', 'Trash')
    const origins = await Promise.all(
      (await readdir(join(trash, 'info'))).map(async name => readFile(join(trash, 'info', name), 'utf8'))
    )
    const paths = origins.map(text => decodeURIComponent(/^Path=(.*)$/m.exec(text)?.[1] ?? ''))
    expect(paths.sort()).toEqual(named.slice(0, 3).sort())
    expect((await readdir(join(trash, 'files'))).sort()).toEqual(['!list.yml', '*.yml', 'orders'])
  }
)

it.runIf(process.platform === 'linux')(
  'calls what is in the trash as it was called, and the second of a name so too',
  async () => {
    const folder = await temporaryFolder()
    const trash = join(folder, 'Trash')
    const path = join(folder, 'Größe 50%.yml')
    for (const text of ['first', 'second']) {
      await writeFile(path, text)
      expect(await trashByName(path, trash)).toBe(true)
    }
    expect(await readFile(join(trash, 'files', 'Größe 50%.yml'), 'utf8')).toBe('first')
    expect(await readFile(join(trash, 'files', 'Größe 50% 2.yml'), 'utf8')).toBe('second')
    const info = await readFile(join(trash, 'info', 'Größe 50% 2.yml.trashinfo'), 'utf8')
    expect(info).toMatch(
      /^\[Trash Info\]\nPath=\/.*\/Gr%C3%B6%C3%9Fe%2050%25\.yml\nDeletionDate=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\n$/
    )
    expect(await trashByName(join(folder, 'gone.yml'), trash)).toBe(true)

    const long = join(folder, `${'n'.repeat(251)}.yml`)
    await writeFile(long, '')
    expect(await trashByName(long, trash)).toBe(false)
    expect(await readFile(long, 'utf8')).toBe('')
  }
)
