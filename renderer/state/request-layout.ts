import { create } from 'zustand'
import { type Orientation, orientationFor, SIDE_BY_SIDE_FROM } from './orientation-for.ts'
import { usePreferences } from './preferences.ts'

/** The width that request and response have together. */
const useRoom = create(() => ({ width: SIDE_BY_SIDE_FROM }))

/** Follows the width of what holds request and response. @returns how to stop that */
export function followRoom(element: HTMLElement): () => void {
  useRoom.setState({ width: element.clientWidth })
  const observer = new ResizeObserver(() => useRoom.setState({ width: element.clientWidth }))
  observer.observe(element)
  return () => observer.disconnect()
}

export function useOrientation(): Orientation {
  const chosen = usePreferences(state => state.orientation)
  return useRoom(({ width }) => orientationFor(chosen, width))
}

export function orientationInForce(): Orientation {
  return orientationFor(usePreferences.getState().orientation, useRoom.getState().width)
}
