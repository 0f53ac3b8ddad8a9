import { type RefObject, useEffect } from 'react'
import { focusSoon } from '../../commands/focus-soon.ts'
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
    focusSoon(() => {
      const input = root.current?.querySelector(`[data-field="${CSS.escape(focus.field)}"]`)
      return input instanceof HTMLElement ? input : null
    })
    useProblems.setState({ focus: undefined })
  }, [focus, tabId, root])
}
