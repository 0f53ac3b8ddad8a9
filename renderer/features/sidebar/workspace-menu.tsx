import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, Layers, Pencil, Plus, Trash2 } from 'lucide-react'
import { ActionMenu } from '../../components/action-menu.tsx'
import { showWorkspace } from '../../state/tabs.ts'
import { openPrompt } from '../../state/ui.ts'
import { useShownWorkspace, useWorkspaces } from '../../state/workspaces.ts'

/** Which workspace the window shows, and the others. */
export function WorkspaceMenu() {
  const { workspaces } = useWorkspaces()
  const shown = useShownWorkspace()
  if (!shown) return null
  const { id: workspaceId } = shown

  return (
    <ActionMenu
      label="Workspace"
      trigger={
        <button
          type="button"
          aria-label={`Workspace ${shown.name}`}
          className="flex h-7 min-w-0 items-center gap-1.5 rounded-md px-2 text-muted text-sm transition-colors duration-100 hover:bg-hover hover:text-ink data-popup-open:bg-hover"
        >
          <Layers aria-hidden="true" className="size-3.5 shrink-0" />
          <span className="truncate">{shown.name}</span>
          <ChevronDown aria-hidden="true" className="size-3.5 shrink-0" />
        </button>
      }
      groups={[
        [
          { label: 'New workspace…', icon: <Plus />, run: () => openPrompt({ kind: 'newWorkspace' }) },
          {
            label: 'Rename workspace…',
            icon: <Pencil />,
            run: () => openPrompt({ kind: 'renameWorkspace', workspaceId })
          }
        ],
        // The last one cannot go.
        workspaces.length > 1
          ? [
              {
                label: 'Remove workspace…',
                icon: <Trash2 />,
                danger: true,
                run: () => openPrompt({ kind: 'removeWorkspace', workspaceId })
              }
            ]
          : []
      ]}
    >
      <Menu.RadioGroup value={workspaceId} onValueChange={(id: string) => showWorkspace(id)}>
        {workspaces.map(({ id, name, collectionIds }) => (
          <Menu.RadioItem
            key={id}
            value={id}
            closeOnClick
            className="mx-1 flex h-7 cursor-default items-center gap-2.5 rounded px-2 text-sm outline-none data-highlighted:bg-hover"
          >
            <span aria-hidden="true" className="flex size-3.5 items-center">
              <Menu.RadioItemIndicator>
                <Check className="size-3.5 text-accent" />
              </Menu.RadioItemIndicator>
            </span>
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <span aria-hidden="true" className="text-faint text-xs tabular-nums">
              {collectionIds.length}
            </span>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </ActionMenu>
  )
}
