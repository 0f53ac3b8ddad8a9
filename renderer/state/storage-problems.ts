import { create } from 'zustand'

/** What could not be read of what is stored, or not be stored, as sentences, until they have been taken note of. */
export const useStorageProblems = create<{ problems: readonly string[] }>(() => ({ problems: [] }))

/** Says each problem once. */
export function reportStorageProblems(added: readonly string[]): void {
  useStorageProblems.setState(({ problems }) => ({ problems: [...new Set([...problems, ...added])] }))
}

let unrecorded: string | undefined

/** Says why the history keeps nothing: not again with each request, once that was taken note of. */
export function reportUnrecorded(problem: string): void {
  if (problem !== unrecorded) reportStorageProblems([problem])
  unrecorded = problem
}

export function dismissStorageProblems(): void {
  useStorageProblems.setState({ problems: [] })
}
