import { serveThread } from '#engine/threads/serve-thread.ts'
import { harThreadContract } from './har-thread-contract.ts'
import { harThreadHandlers } from './har-thread-handlers.ts'

// A bundle of its own, which runs as a thread and ends with its file.
serveThread(harThreadContract, harThreadHandlers())
