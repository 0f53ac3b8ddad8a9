import { create } from 'zustand'
import type { BarMeasure } from '#shared/session-timeline/bars.ts'

/** What is shown of a session above its messages. */
export type OverviewView = 'messages' | 'pings' | 'statistics'

interface OverviewChoices {
  view: OverviewView
  measure: BarMeasure
  /** As a person chose; undefined goes by the room that there is. */
  unfolded: boolean | undefined
}

/** How a person looks at sessions as a whole: the same for all of them. */
export const useOverviewChoices = create<OverviewChoices>(() => ({
  view: 'messages',
  measure: 'bytes',
  unfolded: undefined
}))
