import { Save } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useAutosave } from '../../state/autosave.ts'
import { tabName } from '../../state/tab-title.ts'
import { activateTab, useTabs } from '../../state/tabs.ts'
import { Banner } from './banner.tsx'

const LIST = new Intl.ListFormat('en')

/** Says that what is typed would not survive a crash now, and in which tab. */
export function SaveBanner() {
  const { problem, tabIds, retrying } = useAutosave()
  const tabs = useTabs(state => state.tabs)
  const activeId = useTabs(state => state.activeTabId)
  if (problem === undefined) return null
  const unstored = tabs.filter(({ id }) => tabIds.includes(id))
  const elsewhere = unstored.some(({ id }) => id === activeId) ? undefined : unstored[0]
  return (
    <Banner
      icon={<Save />}
      action={
        elsewhere && (
          <Button size="small" onClick={() => activateTab(elsewhere.id)}>
            Show it
          </Button>
        )
      }
    >
      Your latest changes
      {unstored.length > 0 && ` in ${LIST.format(unstored.map(tab => `“${tabName(tab)}”`))}`} are not saved:{' '}
      {problem}
      {retrying && ' It is being tried again.'}
    </Banner>
  )
}
