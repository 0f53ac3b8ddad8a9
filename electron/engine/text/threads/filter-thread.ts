import { serveThread } from '../../threads/serve-thread.ts'
import { filterHandlers } from '../filter/filter-handlers.ts'
import { filterContract } from '../thread-contract.ts'

// A bundle of its own, which runs as a thread and ends with its filter: the libraries are large, and so is what they hold.
serveThread(filterContract, filterHandlers())
