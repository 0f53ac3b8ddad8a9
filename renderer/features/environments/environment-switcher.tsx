import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, Globe, Settings2 } from 'lucide-react'
import type { EnvironmentList } from '#shared/model/environment.ts'
import { runCommand } from '../../commands/registry.ts'
import { classNames } from '../../components/class-names.ts'
import { ownerKey, selectEnvironment, useEnvironments } from '../../state/environments.ts'
import { addressOfTab } from '../../state/tab-set.ts'
import { activeTab, useTabs } from '../../state/tabs.ts'
import { useTree } from '../../state/tree.ts'

/** Which environments the request in front is sent with: that of its collection, and the global one. */
export function EnvironmentSwitcher() {
  const lists = useEnvironments(state => state.lists)
  const collectionId = useTabs(set => addressOfTab(activeTab(set))?.collectionId)
  const collections = useTree(state => state.tree.collections)
  const global = lists.find(({ owner }) => owner.kind === 'global')
  const own = lists.find(({ owner }) => owner.kind === 'collection' && owner.collectionId === collectionId)
  const shown = [own, global].flatMap(
    list => list?.environments.find(({ name }) => name === list.selected) ?? []
  )

  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`Environment: ${shown.map(({ name }) => name).join(', ') || 'No environment'}`}
        className="flex h-7.5 min-w-0 max-w-56 items-center gap-2 rounded-md px-2 text-sm transition-colors duration-100 hover:bg-hover data-popup-open:bg-hover"
      >
        <Globe aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
        {shown.length === 0 ? (
          <span className="truncate text-muted">No environment</span>
        ) : (
          shown.map(({ name, color }) => (
            <span key={name} className="flex min-w-0 items-center gap-1.5">
              {color && <ColorDot color={color} />}
              <span className="truncate">{name}</span>
            </span>
          ))
        )}
        <ChevronDown aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner side="bottom" align="end" sideOffset={4} collisionPadding={8} className="z-30">
          <Menu.Popup className="max-h-(--available-height) w-72 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-md border border-line-strong bg-raised p-1 shadow-popup outline-none">
            {own && (
              <Choices
                list={own}
                title={collections.find(({ id }) => id === collectionId)?.name ?? 'Collection'}
              />
            )}
            {global && <Choices list={global} title="Global" />}
            <Menu.Separator className="my-1 h-px bg-line" />
            <Menu.Item
              onClick={() => runCommand('environments.open')}
              className="flex h-7 cursor-default items-center gap-2 rounded px-2 text-xs outline-none data-highlighted:bg-hover"
            >
              <Settings2 aria-hidden="true" className="size-3.5 text-muted" />
              Edit environments…
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

const NONE = ''

function Choices({ list, title }: { list: EnvironmentList; title: string }) {
  const { owner, environments, selected = NONE } = list
  return (
    <Menu.RadioGroup
      aria-label={title}
      value={selected}
      onValueChange={(name: string) => selectEnvironment(owner, name === NONE ? undefined : name)}
    >
      <Menu.Group>
        <Menu.GroupLabel className="truncate px-2 pt-1.5 pb-1 text-2xs text-muted">{title}</Menu.GroupLabel>
        {[{ name: NONE, color: undefined, problem: undefined }, ...environments].map(
          ({ name, color, problem }) => (
            <Menu.RadioItem
              key={`${ownerKey(owner)} ${name}`}
              value={name}
              closeOnClick
              title={problem?.message}
              className="flex h-7 cursor-default items-center gap-2 rounded px-2 text-xs outline-none data-highlighted:bg-hover"
            >
              <Menu.RadioItemIndicator keepMounted className="data-unchecked:invisible">
                <Check aria-hidden="true" className="size-3.5 text-accent" />
              </Menu.RadioItemIndicator>
              {color && <ColorDot color={color} />}
              <span className={classNames('min-w-0 flex-1 truncate', name === NONE && 'text-muted')}>
                {name === NONE ? 'None' : name}
              </span>
              {problem && <span className="text-warn">cannot be read</span>}
            </Menu.RadioItem>
          )
        )}
      </Menu.Group>
    </Menu.RadioGroup>
  )
}

export function ColorDot({ color }: { color: string }) {
  return (
    <span aria-hidden="true" className="size-2 shrink-0 rounded-full" style={{ backgroundColor: color }} />
  )
}
