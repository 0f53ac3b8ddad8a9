import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
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
    await createServeShell().trash(named)
    vi.unstubAllEnvs()

    expect((await readdir(folder)).sort()).toEqual(['data', 'list.yml'])
    const trash = join(folder, 'data', 'Trash')
    const origins = await Promise.all(
      (await readdir(join(trash, 'info'))).map(async name => readFile(join(trash, 'info', name), 'utf8'))
    )
    const paths = origins.map(text => decodeURI(/^Path=(.*)$/m.exec(text)?.[1] ?? ''))
    expect(paths.sort()).toEqual(named.slice(0, 3).sort())
  }
)
