import { useEffect } from 'react'
import { useKeysOf } from '../../commands/registry.ts'
import { classNames } from '../../components/class-names.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { toggleSidebar, useSidebar } from '../../state/sidebar.ts'
import { preloadViews, SIDEBAR_VIEWS } from './sidebar-views.ts'

/** What the sidebar shows; the view that is shown is put away. */
export function ActivityBar() {
  const { open, view } = useSidebar()
  const keys = useKeysOf('sidebar.toggle')
  useEffect(() => void requestIdleCallback(preloadViews), [])
  return (
    <nav
      aria-label="Sidebar"
      className="flex w-11 shrink-0 flex-col items-center gap-1 border-line border-r bg-app py-1.5"
    >
      {SIDEBAR_VIEWS.map(({ id, title, icon: Icon }) => {
        const shown = open && view === id
        return (
          <IconButton
            key={id}
            label={title}
            aria-pressed={shown}
            keys={shown ? keys : undefined}
            icon={<Icon />}
            onClick={() => toggleSidebar(id)}
            className={classNames('size-8', shown && 'bg-accent-soft text-accent hover:text-accent')}
          />
        )
      })}
    </nav>
  )
}
