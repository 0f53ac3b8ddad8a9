import { serveThread } from '../../threads/serve-thread.ts'
import { ThreadFilter } from './filter-handlers.ts'
import { logThreadContract } from './log-thread-contract.ts'
import { transferHandlers } from './transfer-handlers.ts'

// A bundle of its own, which runs as a thread: of a filter, or of a file that is written or read.
const filter = new ThreadFilter()
serveThread(logThreadContract, { ...filter.handlers, ...transferHandlers(filter) })
