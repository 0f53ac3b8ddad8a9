import { createContext, type ReactNode, use } from 'react'
import { createPortal } from 'react-dom'

/** The place in the toolbar that is the shown view's. */
export const ToolsPlace = createContext<HTMLElement | null>(null)

/** What a view adds to the toolbar, at its right end. */
export function ViewTools({ children }: { children: ReactNode }) {
  const place = use(ToolsPlace)
  return place && createPortal(children, place)
}
