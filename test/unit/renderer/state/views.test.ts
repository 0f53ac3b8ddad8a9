import { beforeEach, describe, expect, it } from 'vitest'
import { frontId, stepInStrip, stripIds } from '#renderer/state/strip.ts'
import { activateTab, closeTab, openTab, useTabs } from '#renderer/state/tabs.ts'
import {
  activateView,
  closeView,
  findView,
  onViewClosed,
  openView,
  showActivity,
  useViews,
  viewInFront
} from '#renderer/state/views.ts'

const folder = (path: string) =>
  openView({ kind: 'run', title: `Run ${path}`, params: { collectionId: 'c', path } })
const request = () => useTabs.getState().activeTabId

describe('views of the strip', () => {
  beforeEach(() => useViews.setState({ views: [], frontId: undefined }))

  it('stands behind the requests, and in front of the eye', () => {
    const id = folder('a')
    expect(stripIds()).toEqual([...useTabs.getState().tabs.map(tab => tab.id), id])
    expect(frontId()).toBe(id)
    expect(findView(id)).toMatchObject({ kind: 'run', title: 'Run a', params: { path: 'a' } })
  })

  it('gives way to a request that is chosen, also to the one that is active already', () => {
    const before = request()
    folder('a')
    activateTab(before)
    expect([viewInFront(), frontId()]).toEqual([false, before])
    activateTab('gone')
    expect(frontId()).toBe(before)
  })

  it('gives way to a request that is opened, and not to one that is closed behind it', () => {
    openTab()
    const id = folder('a')
    closeTab(request())
    expect(frontId()).toBe(id)
    openTab()
    expect(frontId()).toBe(request())
  })

  it('leaves the front to the next view, then to the one before, then to the request', () => {
    const [a, b, c] = [folder('a'), folder('b'), folder('c')]
    activateView(b)
    closeView(b)
    expect(frontId()).toBe(c)
    closeView(c)
    expect(frontId()).toBe(a)
    closeView(a)
    expect(frontId()).toBe(request())
  })

  it('stays behind what is in front when it is closed there', () => {
    const [a, b] = [folder('a'), folder('b')]
    closeView(a)
    expect(frontId()).toBe(b)
  })

  it('is gone through with the requests, round at the end', () => {
    const id = folder('a')
    stepInStrip(1)
    expect(frontId()).toBe(stripIds()[0])
    stepInStrip(-1)
    expect(frontId()).toBe(id)
  })

  it('tells how far it has come, and that it was closed', () => {
    const closed: string[] = []
    onViewClosed(view => closed.push(view.id))
    const id = folder('a')
    showActivity(id, { running: true, share: 0.5 })
    expect(findView(id)?.activity).toEqual({ running: true, share: 0.5 })
    showActivity(id, undefined)
    expect(findView(id)).not.toHaveProperty('activity')
    closeView(id)
    closeView(id)
    expect(closed).toEqual([id])
  })
})
