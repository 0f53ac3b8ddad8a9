import { create } from 'zustand'
import type { TextQuery } from '#shared/model/text-document.ts'

/** What was searched for last: whoever looks through several bodies looks for the same in all. Not stored. */
export const useQuery = create<TextQuery>(() => ({
  text: '',
  regex: false,
  matchCase: false,
  wholeWord: false
}))

export function setQuery(change: Partial<TextQuery>): void {
  useQuery.setState(change)
}
