import { useExchanges } from './exchanges.ts'
import { type NamedBody, namedBodyOf } from './named-body.ts'
import { tellFailure } from './notices.ts'
import { activeTab, useTabs } from './tabs.ts'
import { viewInFront } from './views.ts'

/** The body of the exchange in front, once there is one that can become a file. */
export function bodyInFront(): NamedBody | undefined {
  if (viewInFront()) return undefined
  const live = useExchanges.getState().byTab[activeTab(useTabs.getState()).id]?.live
  return live && !live.running ? namedBodyOf(live.exchange) : undefined
}

/** Lets a person save a body. What each of these takes is loaded first. */
export function saveBody(named: NamedBody): void {
  run(import('./save-body.ts').then(({ saveNamedBody }) => saveNamedBody(named)))
}

/** Opens a body in another program. */
export function openBody(named: NamedBody): void {
  run(import('./open-body.ts').then(({ openNamedBody }) => openNamedBody(named)))
}

/** Drags a body out as a file. @param isHeld whether the button of the mouse is still held */
export function dragBody(named: NamedBody, isHeld: () => boolean): void {
  run(import('./drag-body.ts').then(({ dragNamedBody }) => dragNamedBody(named, isHeld)))
}

function run(done: Promise<void>): void {
  done.catch((error: unknown) => tellFailure('This part of the window could not be loaded', error))
}
