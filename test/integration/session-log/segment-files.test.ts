import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { prepareModule } from '#test/suites/fork-module.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

const REFUSE = fileURLToPath(new URL('./refuse-segment.ts', import.meta.url))

it.runIf(process.platform === 'linux')('leaves no file open where nothing can be written', async () => {
  const made = await temporaryFolder()
  await prepareModule(REFUSE, 'refuseSegment', made)
  const limited = ['-c', 'ulimit -f 0; exec "$0" "$@"', process.execPath, join(made, 'module.mjs')]
  const { stdout } = await promisify(execFile)('sh', [...limited, await temporaryFolder()])
  expect(JSON.parse(stdout)).toEqual({ failure: 'EFBIG', left: [] })
})
