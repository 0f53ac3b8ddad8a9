import { create } from 'zustand'
import type { ItemAddress } from '#shared/model/item.ts'
import { newId } from './new-id.ts'
import type { Sending } from './sending.ts'

/** What a view of each kind is about. */
export interface ViewParams {
  /** A request that is sent many times: whose tab it is, and what was sent last; at first, what it was when that began. */
  repeat: { tabId: string; sending: Sending }
  /** A folder or collection (`path` is '') whose requests are sent one after the other. */
  run: ItemAddress
  /** Two exchanges of the history, by their ids. */
  compare: { leftId: string; rightId: string }
}

export type ViewKind = keyof ViewParams

/** What goes on in a view that is not in front, as its tab shows it. */
export interface ViewActivity {
  /** Whether closing it would stop something. */
  running: boolean
  /** From 0 to 1, once that is known. */
  share?: number
}

/** What a view is opened with. */
type NewView<K extends ViewKind = ViewKind> = {
  [Kind in K]: { kind: Kind; title: string; params: ViewParams[Kind] }
}[K]

export type View<K extends ViewKind = ViewKind> = NewView<K> & { id: string; activity?: ViewActivity }

interface ViewsState {
  /** In the order of the strip, where they stand behind the requests. */
  views: readonly View[]
  /** The one in front; absent when that is the active request. */
  frontId: string | undefined
}

/** The tabs of the strip that hold no draft. They are as long as the page is: nothing of them is stored. */
export const useViews = create<ViewsState>(() => ({ views: [], frontId: undefined }))

const forgetters: ((view: View) => void)[] = []

/** Lets what goes on in a view, and what is kept of it, end with it. */
export function onViewClosed(forget: (view: View) => void): void {
  forgetters.push(forget)
}

/** Opens a view and brings it to the front. @returns its id */
export function openView(view: NewView): string {
  const id = newId()
  useViews.setState(({ views }) => ({ views: [...views, { ...view, id }], frontId: id }))
  return id
}

/** Shows something else of its kind in a view. */
export function changeView(id: string, change: NewView): void {
  useViews.setState(({ views }) => ({
    views: views.map(view => (view.id === id && view.kind === change.kind ? { ...view, ...change } : view))
  }))
}

export function findView(id: string): View | undefined {
  return useViews.getState().views.find(view => view.id === id)
}

export function activateView(id: string): void {
  if (findView(id)) useViews.setState({ frontId: id })
}

/** The active request comes to the front. */
export function leaveView(): void {
  if (viewInFront()) useViews.setState({ frontId: undefined })
}

/** The next view takes its place in front, else the one before it, else the active request. */
export function closeView(id: string): void {
  const { views, frontId } = useViews.getState()
  const index = views.findIndex(view => view.id === id)
  const view = views[index]
  if (!view) return
  const rest = views.toSpliced(index, 1)
  useViews.setState({
    views: rest,
    frontId: frontId === id ? (rest[index] ?? rest.at(-1))?.id : frontId
  })
  for (const forget of forgetters) forget(view)
}

/** @param activity absent when there is nothing to tell any more */
export function showActivity(id: string, activity: ViewActivity | undefined): void {
  useViews.setState(({ views }) => ({
    views: views.map(view => {
      if (view.id !== id) return view
      const { activity: _, ...rest } = view
      return activity ? { ...rest, activity } : rest
    })
  }))
}

/** Whether a view is in front, and so no request. */
export function viewInFront(): boolean {
  return useViews.getState().frontId !== undefined
}
