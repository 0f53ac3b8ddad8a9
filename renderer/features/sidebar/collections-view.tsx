import { ChevronsDownUp, FilePlus, FolderInput, FolderPlus, PackagePlus, Plus } from 'lucide-react'
import { keysOf, runCommand } from '../../commands/registry.ts'
import { ActionMenu, type MenuGroups } from '../../components/action-menu.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { useTree } from '../../state/tree.ts'
import { targetFolder } from '../../state/tree-targets.ts'
import { setExpanded } from '../../state/tree-view.ts'
import { CollectionTree } from './collection-tree.tsx'
import { FilterField } from './filter-field.tsx'
import { MissingBanner } from './missing-banner.tsx'
import { EmptyCollection, FilterFoundNothing, NoCollection } from './nothing-here.tsx'
import { useRevealActive } from './use-reveal-active.ts'
import { useShownTree } from './use-shown-tree.ts'

/** The collections of the workspace: filter, tree, and what to do where there is nothing yet. */
export function CollectionsView() {
  const { told, problem } = useTree()
  const drawn = useShownTree()
  useRevealActive()
  const { collections, trees } = drawn.tree
  const [only] = collections
  const isEmpty =
    collections.length === 1 && only?.state === 'ready' && (trees.get(only.id)?.nodes.size ?? 0) === 0

  return (
    <section aria-label="Collections" className="flex min-h-0 flex-1 flex-col">
      <header className="flex h-9 shrink-0 items-center gap-0.5 pr-1.5 pl-3.5">
        <h2 className="flex-1 truncate font-semibold text-muted text-xs">Collections</h2>
        <IconButton label="Close all folders" icon={<ChevronsDownUp />} onClick={() => setExpanded([])} />
        <ActionMenu
          label="Add"
          groups={addActions()}
          trigger={
            <button
              type="button"
              aria-label="Add"
              title="Add"
              className="inline-flex size-7 shrink-0 items-center justify-center rounded-md text-muted transition-colors duration-100 hover:bg-hover hover:text-ink data-popup-open:bg-hover"
            >
              <Plus aria-hidden="true" className="size-4" />
            </button>
          }
        />
      </header>
      {collections.length > 0 && <FilterField />}
      {problem !== undefined && (
        <p role="alert" className="mx-2 mb-1 select-text rounded-md bg-warn-soft px-3 py-2 text-xs">
          The collections cannot be shown as they are now: {problem}
        </p>
      )}
      {collections
        .filter(({ state }) => state === 'missing')
        .map(collection => (
          <MissingBanner key={collection.id} collection={collection} />
        ))}
      {told && collections.length === 0 && <NoCollection />}
      {collections.length > 0 &&
        (drawn.filtered?.size === 0 ? <FilterFoundNothing /> : <CollectionTree drawn={drawn} />)}
      {isEmpty && only && !drawn.filtered && <EmptyCollection collection={only} />}
    </section>
  )
}

function addActions(): MenuGroups {
  const commandAction = (id: string, label: string, icon: React.ReactNode) => ({
    label,
    icon,
    keys: keysOf(id),
    run: () => runCommand(id)
  })
  return [
    targetFolder()
      ? [
          commandAction('item.newRequest', 'New request', <FilePlus />),
          commandAction('item.newFolder', 'New folder', <FolderPlus />)
        ]
      : [],
    [
      commandAction('collection.open', 'Open collection…', <FolderInput />),
      commandAction('collection.new', 'New collection…', <PackagePlus />)
    ]
  ]
}
