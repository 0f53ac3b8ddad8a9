import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown, Globe, Settings2 } from 'lucide-react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { EnvironmentList } from '#shared/model/environment.ts'
import { runCommand } from '../../commands/registry.ts'
import { classNames } from '../../components/class-names.ts'
import { environmentKey, unsavedEnvironments, useEnvironmentEditor } from '../../state/environment-editor.ts'
import { listOfRequests, ownerKey, selectEnvironment, useEnvironments } from '../../state/environments.ts'
import { useFrontCollection } from '../../state/strip.ts'
import { useTree } from '../../state/tree.ts'
import { ColorDot } from './color-dot.tsx'
import { UnsavedDot } from './unsaved-dot.tsx'

/** Which environments the request or the run in front is sent with: that of its collection, and the global one. */
export function EnvironmentSwitcher() {
  const lists = useEnvironments(state => state.lists)
  const collectionId = useFrontCollection()
  const collections = useTree(state => state.tree.collections)
  const global = lists.find(({ owner }) => owner.kind === 'global')
  const own = listOfRequests(lists, collectionId)
  const unsaved = useUnsaved()
  const shown = [own, global].flatMap(list => {
    const found = list?.environments.find(({ name }) => name === list.selected)
    return list && found ? [{ ...found, key: environmentKey({ owner: list.owner, name: found.name }) }] : []
  })

  return (
    <Menu.Root>
      <Menu.Trigger
        aria-label={`Environment: ${shown.map(({ key, name }) => (unsaved.has(key) ? `${name} (unsaved)` : name)).join(', ') || 'No environment'}`}
        className="flex h-7.5 min-w-0 max-w-56 items-center gap-2 rounded-md px-2 text-sm transition-colors duration-100 hover:bg-hover data-popup-open:bg-hover"
      >
        <Globe aria-hidden="true" className="size-3.5 shrink-0 text-muted" />
        {shown.length === 0 ? (
          <span className="truncate text-muted">No environment</span>
        ) : (
          shown.map(({ key, name, color }) => (
            <span key={key} className="flex min-w-0 items-center gap-1.5">
              {color && <ColorDot color={color} />}
              <span className="truncate">{visibleText(name)}</span>
              {unsaved.has(key) && <UnsavedDot />}
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
  const unsaved = useUnsaved()
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
                {name === NONE ? 'None' : visibleText(name)}
              </span>
              {unsaved.has(environmentKey({ owner, name })) && <UnsavedDot />}
              {problem && <span className="text-warn">cannot be read</span>}
            </Menu.RadioItem>
          )
        )}
      </Menu.Group>
    </Menu.RadioGroup>
  )
}

/** Keys of the environments into which something was typed that is not saved. */
function useUnsaved(): ReadonlySet<string> {
  const edited = useEnvironmentEditor(state => state.edited)
  const aside = useEnvironmentEditor(state => state.aside)
  return new Set(unsavedEnvironments({ edited, aside }).map(environmentKey))
}
