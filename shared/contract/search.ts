import { z } from 'zod'
import { SearchResult } from '../model/search.ts'
import { call } from './define.ts'

export const searchContract = {
  /**
   * Collections, folders and items of a workspace in whose names, URLs, headers, bodies … every word of `text` occurs;
   * the best first.
   */
  'search.items': call(
    z.object({ workspaceId: z.string(), text: z.string(), limit: z.number().int().positive().max(500) }),
    SearchResult
  )
}
