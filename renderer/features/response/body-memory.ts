import type { BodyInfo } from '#shared/model/exchange.ts'
import { onTabClosed } from '../../state/closed-tabs.ts'
import type { BodyChoice } from './body-choice.ts'
import type { TextMemory } from './views/text/text-memory.ts'

/** How a body was looked at, for when one comes back to it. Nothing of the body itself is in it. */
export interface BodyMemory {
  choice?: BodyChoice
  text: TextMemory
}

/** Of the latest body of each tab that was looked at. */
const ofTabs = new Map<string, { bodyId: string; memory: BodyMemory }>()

const ofParts = new WeakMap<BodyInfo, BodyMemory>()

onTabClosed(tabId => ofTabs.delete(tabId))

/**
 * What is remembered of a body: for as long as its tab is open and shows no other, where it has come to one.
 * @param tabId undefined where it is a part of something
 */
export function memoryOf(body: BodyInfo, tabId: string | undefined): BodyMemory {
  if (tabId === undefined) return memoryOfPart(body)
  const known = ofTabs.get(tabId)
  if (known?.bodyId === body.id) return known.memory
  const memory = createMemory()
  ofTabs.set(tabId, { bodyId: body.id, memory })
  return memory
}

function memoryOfPart(body: BodyInfo): BodyMemory {
  const memory = ofParts.get(body) ?? createMemory()
  ofParts.set(body, memory)
  return memory
}

function createMemory(): BodyMemory {
  return { text: { places: new Map() } }
}
