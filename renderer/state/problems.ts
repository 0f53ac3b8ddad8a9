import { create } from 'zustand'
import type { DraftProblem } from '#shared/model/send-event.ts'
import { onTabClosed } from './closed-tabs.ts'

interface ProblemsState {
  byTab: Readonly<Record<string, readonly DraftProblem[]>>
  /** The field that wants the focus next. A new object each time, so that the same field can be asked for again. */
  focus: { tabId: string; field: string } | undefined
}

/** What kept each tab's request from being sent. `field` is a path into the tab's draft. */
export const useProblems = create<ProblemsState>(() => ({ byTab: {}, focus: undefined }))

/** Shows problems at their fields and moves the focus to the first. */
export function reportProblems(tabId: string, problems: readonly DraftProblem[]): void {
  const [first] = problems
  useProblems.setState(({ byTab }) => ({
    byTab: { ...byTab, [tabId]: problems },
    ...(first && { focus: { tabId, field: first.field } })
  }))
}

/** Shows more problems, each in the place of what its field said before. The focus stays where it is. */
export function addProblems(tabId: string, problems: readonly DraftProblem[]): void {
  if (problems.length === 0) return
  const fields = new Set(problems.map(({ field }) => field))
  useProblems.setState(({ byTab }) => {
    const others = (byTab[tabId] ?? []).filter(({ field }) => !fields.has(field))
    return { byTab: { ...byTab, [tabId]: [...others, ...problems] } }
  })
}

/** Moves the focus to a field that something was said about. */
export function showProblem(tabId: string, field: string): void {
  useProblems.setState({ focus: { tabId, field } })
}

/** Forgets what was said about one field, and about none within it. */
export function clearProblem(tabId: string, field: string): void {
  forget(tabId, problem => problem.field === field)
}

/** Forgets what was said about fields that begin with `prefix`: they are being edited. */
export function clearProblems(tabId: string, prefix = ''): void {
  forget(tabId, ({ field }) => field.startsWith(prefix))
}

function forget(tabId: string, isMeant: (problem: DraftProblem) => boolean): void {
  const problems = useProblems.getState().byTab[tabId]
  const rest = problems?.filter(problem => !isMeant(problem))
  if (!problems || !rest || rest.length === problems.length) return
  useProblems.setState(({ byTab }) => {
    if (rest.length > 0) return { byTab: { ...byTab, [tabId]: rest } }
    const { [tabId]: _, ...others } = byTab
    return { byTab: others }
  })
}

onTabClosed(tabId => clearProblems(tabId))

const NONE: readonly DraftProblem[] = []

export function useTabProblems(tabId: string): readonly DraftProblem[] {
  return useProblems(state => state.byTab[tabId] ?? NONE)
}
