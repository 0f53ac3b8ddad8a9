import { serveThread } from '../../threads/serve-thread.ts'
import { documentHandlers } from '../document-handlers.ts'
import { searchHandlers } from '../search/search-handlers.ts'
import { documentContract, searchContract } from '../thread-contract.ts'

// A bundle of its own, which runs as a thread: of a document, or of one search in it.
serveThread({ ...documentContract, ...searchContract }, { ...documentHandlers(), ...searchHandlers() })
