import { access, chmod, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openBrowser } from '../../../cli/serve/open-browser.ts'
import { temporaryFolder } from '../../suites/temporary-folder.ts'

const URL_WITH_TOKEN = 'http://127.0.0.1:1/#secret-token'

it.runIf(process.platform === 'linux')('opens the address without naming it to other users', async () => {
  const [programs, home] = [await temporaryFolder(), await temporaryFolder()]
  const opened = join(programs, 'opened')
  await writeFile(
    join(programs, 'xdg-open'),
    `#!/bin/sh\nprintf %s "$*" > ${opened}.part && mv ${opened}.part ${opened}\n`
  )
  await chmod(join(programs, 'xdg-open'), 0o755)
  vi.stubEnv('PATH', `${programs}:${process.env.PATH}`)
  vi.stubEnv('DISPLAY', ':1')
  onTestFinished(() => void vi.unstubAllEnvs())

  const forget = await openBrowser(URL_WITH_TOKEN, home)
  await vi.waitFor(() => access(opened))
  const argument = await readFile(opened, 'utf8')
  expect(argument).not.toContain('secret-token')
  const file = fileURLToPath(argument)
  expect(await readFile(file, 'utf8')).toContain(URL_WITH_TOKEN)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
  await forget()
  expect(await readdir(home)).toEqual([])
})

it.runIf(process.platform === 'linux')('opens nothing where there is no display', async () => {
  const home = await temporaryFolder()
  vi.stubEnv('DISPLAY', '')
  vi.stubEnv('WAYLAND_DISPLAY', '')
  onTestFinished(() => void vi.unstubAllEnvs())
  await openBrowser(URL_WITH_TOKEN, home)
  expect(await readdir(home)).toEqual([])
})
