import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { openLog } from '#test/fixtures/session-logs.ts'
import { prepareModule } from '#test/suites/fork-module.ts'
import { temporaryFolder } from '#test/suites/temporary-folder.ts'

const FILL = fileURLToPath(new URL('./fill-disk.ts', import.meta.url))
const REFUSE = fileURLToPath(new URL('./refuse-segment.ts', import.meta.url))

it.runIf(process.platform === 'linux')('leaves no file open where nothing can be written', async () => {
  const made = await temporaryFolder()
  await prepareModule(REFUSE, 'refuseSegment', made)
  const limited = ['-c', 'ulimit -f 0; exec "$0" "$@"', process.execPath, join(made, 'module.mjs')]
  const { stdout } = await promisify(execFile)('sh', [...limited, await temporaryFolder()])
  expect(JSON.parse(stdout)).toEqual({ failure: 'EFBIG', left: [] })
})

it.runIf(process.platform === 'linux')('keeps what fits, and says once that more does not', async () => {
  const made = await temporaryFolder()
  const folder = await temporaryFolder()
  await prepareModule(FILL, 'fillDisk', made)
  // In blocks of 512 bytes: 16 MiB.
  const limited = ['-c', 'ulimit -f 32768; exec "$0" "$@"', process.execPath, join(made, 'module.mjs')]
  const { stdout } = await promisify(execFile)('sh', [...limited, folder])
  const { next, ...told } = JSON.parse(stdout)
  expect(told).toEqual({ failures: ['EFBIG'], behind: false, left: [] })
  const log = await openLog(join(folder, 'log'))
  const { next: kept } = await log.standing()
  expect(kept).toBe(next)
  // Some were under way when the first did not fit.
  expect(next).toBeGreaterThan(500)
  expect(next).toBeLessThanOrEqual(1677)
  const last = Buffer.from(await log.readPayload(next - 1, 0, 20_000))
  expect(last.equals(Buffer.alloc(10_000, 'x'))).toBe(true)
})
