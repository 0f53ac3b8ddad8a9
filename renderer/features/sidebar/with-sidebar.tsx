import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { SidePane } from '../../components/side-pane.tsx'
import { closeSidebar, useSidebar } from '../../state/sidebar.ts'
import { setPaneSizes, useTabs } from '../../state/tabs.ts'
import { ActivityBar } from './activity-bar.tsx'
import { SIDEBAR_VIEWS } from './sidebar-views.ts'

const PANE = 'sidebar'
const USUAL_SHARE = 20

/** The activity bar, the sidebar when it is open, and beside them all the rest. */
export function WithSidebar({ children }: { children: ReactNode }) {
  const { open, over, view } = useSidebar()
  const share = useTabs(state => state.layout[PANE]?.[0])
  const { View } = SIDEBAR_VIEWS.find(({ id }) => id === view) ?? SIDEBAR_VIEWS[0]

  return (
    <div className="relative flex min-h-0 flex-1">
      <ActivityBar />
      <SidePane
        label="Resize sidebar"
        open={open && !over}
        size={share ?? USUAL_SHARE}
        onResized={sizes => setPaneSizes(PANE, sizes)}
        side={
          <div className="flex min-h-0 flex-1 flex-col bg-app">
            <View />
          </div>
        }
      >
        {children}
      </SidePane>
      {open && over && (
        <Overlay>
          <View />
        </Overlay>
      )}
    </div>
  )
}

/** Lies over what is beside the activity bar; Escape and a click beside it put it away, and the focus goes back. */
function Overlay({ children }: { children: ReactNode }) {
  const sheet = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const before = document.activeElement
    const field = sheet.current?.querySelector('input')
    if (field) field.focus()
    else sheet.current?.focus()
    return () => {
      if (document.activeElement === document.body && before instanceof HTMLElement) before.focus()
    }
  }, [])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) closeSidebar()
  }
  return (
    <div className="absolute inset-y-0 right-0 left-11 z-20 flex">
      <aside
        ref={sheet}
        aria-label="Sidebar"
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="flex w-[min(20rem,100%)] flex-col border-line-strong border-r bg-app shadow-popup"
      >
        {children}
      </aside>
      <div aria-hidden="true" className="flex-1 bg-backdrop" onPointerDown={closeSidebar} />
    </div>
  )
}
