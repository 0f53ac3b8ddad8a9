import { create } from 'zustand'
import type { ItemAddress } from '#shared/model/item.ts'
import { readStored } from './stored-json.ts'
import { ancestorsOf, keyOf, movedKey, type TreeKey } from './tree-key.ts'

/** How the tree is looked at. Keys of rows that are gone may stay: they mean nothing. */
interface TreeView {
  expanded: readonly TreeKey[]
  selected: readonly TreeKey[]
  /** The row that the keys act on. */
  focused: TreeKey | null
  /** The row whose name is being typed. */
  renaming: TreeKey | undefined
  /** The name that is being typed there, once it has been touched: the row may be drawn anew under it. */
  typedName: string | undefined
  /** As typed; empty is none. */
  filter: string
  /** While a filter opens what leads to its finds: what a person has closed or opened against it. */
  againstFilter: ReadonlyMap<TreeKey, 'closed' | 'open'>
  /** The row that is to be brought into sight. A new object each time. */
  reveal: { key: TreeKey } | undefined
  /** That the row with `focused` is to get the focus of the page. A new object each time. */
  focusWanted: object | undefined
  /** The rows that are to be moved with the arrow keys. A new object each time. */
  lift: { keys: readonly TreeKey[] } | undefined
}

const EXPANDED = 'sonde.expanded'

export const useTreeView = create<TreeView>(() => ({
  expanded: rememberedExpanded(),
  selected: [],
  focused: null,
  renaming: undefined,
  typedName: undefined,
  filter: '',
  againstFilter: new Map(),
  reveal: undefined,
  focusWanted: undefined,
  lift: undefined
}))

export function setExpanded(expanded: readonly TreeKey[]): void {
  useTreeView.setState({ expanded })
  sessionStorage.setItem(EXPANDED, JSON.stringify(expanded))
}

/** Opens or closes rows while a filter is typed. @param now those that are open with it */
export function setExpandedAgainstFilter(now: readonly TreeKey[], next: readonly TreeKey[]): void {
  const againstFilter = new Map(useTreeView.getState().againstFilter)
  for (const key of now) if (!next.includes(key)) againstFilter.set(key, 'closed')
  for (const key of next) if (!now.includes(key)) againstFilter.set(key, 'open')
  useTreeView.setState({ againstFilter })
}

export function setFilter(filter: string): void {
  useTreeView.setState({ filter, againstFilter: new Map() })
}

/** Opens what an item is in, and brings its row into sight, selected. */
export function revealInTree(address: ItemAddress): void {
  const key = keyOf(address)
  const { expanded } = useTreeView.getState()
  const missing = ancestorsOf(address).filter(folder => !expanded.includes(folder))
  if (missing.length > 0) setExpanded([...expanded, ...missing])
  useTreeView.setState({ selected: [key], focused: key, reveal: { key } })
}

/** Opens what a request is in and the request itself, so that its examples are in sight. */
export function revealExamples(address: ItemAddress): void {
  revealInTree(address)
  expand(address)
}

/** Opens a row, whether or not it is in sight. */
export function expand(address: ItemAddress): void {
  const key = keyOf(address)
  const { expanded } = useTreeView.getState()
  if (!expanded.includes(key)) setExpanded([...expanded, key])
}

/** Lets a name be typed in an item's row. */
export function startRenaming(address: ItemAddress): void {
  revealInTree(address)
  useTreeView.setState({ renaming: keyOf(address), typedName: undefined })
}

/** Lets a name be typed in an example's row. */
export function startRenamingExample(key: TreeKey): void {
  useTreeView.setState({ renaming: key, typedName: undefined })
}

export function typeName(typedName: string): void {
  useTreeView.setState({ typedName })
}

export function stopRenaming(): void {
  useTreeView.setState({ renaming: undefined, typedName: undefined })
}

/** Gives the row that the keys act on the focus of the page, as soon as it is drawn. */
export function focusTreeRow(): void {
  useTreeView.setState({ focusWanted: {} })
}

/** Begins to move rows with the arrow keys. */
export function liftRows(keys: readonly TreeKey[]): void {
  useTreeView.setState({ lift: { keys } })
}

/** What was open, selected and focused stays so when it is called otherwise. */
export function followMoveInView(from: ItemAddress, to: ItemAddress): void {
  const { expanded, selected, focused, renaming } = useTreeView.getState()
  const follow = (key: TreeKey) => movedKey(key, from, to)
  setExpanded(expanded.map(follow))
  useTreeView.setState({
    selected: selected.map(follow),
    focused: focused === null ? null : follow(focused),
    renaming: renaming === undefined ? undefined : follow(renaming)
  })
}

/** What this window had open before it was reloaded. */
function rememberedExpanded(): TreeKey[] {
  const stored = readStored(sessionStorage, EXPANDED)
  return Array.isArray(stored) ? stored.filter(key => typeof key === 'string') : []
}
