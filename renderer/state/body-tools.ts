import { create } from 'zustand'

/** What can be done with a body that is shown. */
export type BodyTool = 'find' | 'next' | 'previous' | 'filter' | 'line' | 'path' | 'value'

interface BodyToolsState {
  /** What the view in sight offers; nothing where none is. */
  tools: readonly BodyTool[]
  use: (tool: BodyTool) => void
}

const NONE: BodyToolsState = { tools: [], use: () => {} }

const bodyTools = create<BodyToolsState>(() => NONE)

/** Lets commands reach the view that is shown. @returns ends it */
export function offerBodyTools(tools: readonly BodyTool[], use: (tool: BodyTool) => void): () => void {
  const offered = { tools, use }
  bodyTools.setState(offered)
  return () => {
    if (bodyTools.getState().use === use) bodyTools.setState(NONE)
  }
}

export function hasBodyTool(tool: BodyTool): boolean {
  return bodyTools.getState().tools.includes(tool)
}

export function runBodyTool(tool: BodyTool): void {
  bodyTools.getState().use(tool)
}
