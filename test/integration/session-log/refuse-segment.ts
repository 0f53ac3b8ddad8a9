import { readdir, readlink } from 'node:fs/promises'
import { join } from 'node:path'
import { LogTotals } from '#engine/session-log/format/log-totals.ts'
import { SegmentFiles } from '#engine/session-log/write/segment-files.ts'

const OPEN_FILES = '/proc/self/fd'

/** Begins a segment where nothing may be written, and tells by what that failed, and which files stayed open. */
export async function refuseSegment(folder: string): Promise<void> {
  const segment = { number: 1, firstSeq: 0, before: new LogTotals(), count: 0, dataBytes: 0 }
  const failure = await SegmentFiles.create(folder, segment).then(
    () => 'none',
    (error: NodeJS.ErrnoException) => error.code
  )
  const fds = await readdir(OPEN_FILES)
  const open = await Promise.all(fds.map(fd => readlink(join(OPEN_FILES, fd)).catch(() => '')))
  console.log(JSON.stringify({ failure, left: open.filter(path => path.startsWith(folder)) }))
}
