import { type RefObject, useEffect } from 'react'
import { useProblems } from '../../state/problems.ts'
import { sectionOfField } from '../../state/section-of-field.ts'
import { showSection } from '../../state/ui.ts'

/** Moves the focus to the field that a problem was reported for, bringing its section to the front first. */
export function useProblemFocus(tabId: string, root: RefObject<HTMLElement | null>): void {
  const focus = useProblems(state => state.focus)
  useEffect(() => {
    if (focus?.tabId !== tabId) return
    const section = sectionOfField(focus.field)
    if (section) showSection(tabId, section)
    // The section is drawn first.
    const frame = requestAnimationFrame(() => {
      const input = root.current?.querySelector(`[data-field="${CSS.escape(focus.field)}"]`)
      if (input instanceof HTMLElement) input.focus()
      useProblems.setState({ focus: undefined })
    })
    return () => cancelAnimationFrame(frame)
  }, [focus, tabId, root])
}
