import { create } from 'zustand'

/** What of this window's stored state could not be read, as sentences, until they have been taken note of. */
export const useStorageProblems = create<{ problems: readonly string[] }>(() => ({ problems: [] }))

export function dismissStorageProblems(): void {
  useStorageProblems.setState({ problems: [] })
}
