import type { Handlers } from '#shared/rpc/handlers.ts'
import { FolderSegments } from '../read/folder-segments.ts'
import { exportLog } from '../transfer/export-log.ts'
import { importLog } from '../transfer/import-log.ts'
import type { ThreadFilter } from './filter-handlers.ts'
import type { LogThreadContract } from './log-thread-contract.ts'

/** What is written into a file and read from one. @param filter whose matches are written, where there is one */
export function transferHandlers(
  filter: ThreadFilter
): Pick<Handlers<LogThreadContract>, 'export' | 'import'> {
  return {
    async *export({ folder, format }) {
      const source = new FolderSegments(folder)
      await source.refresh()
      yield* exportLog(source, format, filter.run?.matches)
    },
    import: (target, { messages }) => importLog(messages, target)
  }
}
