import { FileWarning, FileX, GitCompare } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { askWhereToSave, keepMine, saveTab, takeTheirs } from '../../state/save-draft.ts'
import { holdsRequest, syncTab, useTabFiles } from '../../state/tab-files.ts'
import { findTab, useTabs } from '../../state/tabs.ts'
import { Banner } from '../host-status/banner.tsx'
import { showComparison } from './comparison.ts'
import { ITEM_KIND_WORDS } from './item-kind-words.ts'

/** What a person must know about the file of the tab in front: it is gone, it is another now, it could not be saved. */
export function FileBanner({ tabId }: { tabId: string }) {
  const file = useTabFiles(state => state.byTab[tabId])
  const source = useTabs(state => state.tabs.find(({ id }) => id === tabId)?.source)
  if (!file || !source) return null

  const tab = findTab(tabId)
  const saveAs = tab && holdsRequest(tab) && (
    <Button size="small" onClick={() => askWhereToSave(tab)}>
      Save as…
    </Button>
  )

  if (file.conflict === 'gone')
    return (
      <Banner icon={<FileX />} action={saveAs}>
        <Path>{source.path}</Path> is gone from the disk.
        {saveAs && ' What you see here is kept; it can be saved again.'}
      </Banner>
    )

  if (file.conflict?.kind === 'source')
    return (
      <Banner
        icon={<FileWarning />}
        action={
          <div className="flex gap-1.5">
            <Button size="small" onClick={() => takeTheirs(tabId)}>
              Take the file’s
            </Button>
            {saveAs}
          </div>
        }
      >
        <Path>{source.path}</Path> was changed on disk while you edited it, and cannot be saved over:{' '}
        {file.conflict.problem?.message ?? ITEM_KIND_WORDS[file.conflict.itemKind]} What you edited is kept.
      </Banner>
    )

  if (file.conflict)
    return (
      <Banner
        icon={<GitCompare />}
        action={
          <div className="flex gap-1.5">
            <Button size="small" onClick={() => void showComparison(tabId)}>
              Compare
            </Button>
            <Button size="small" onClick={() => takeTheirs(tabId)}>
              Take the file’s
            </Button>
            <Button size="small" onClick={() => void keepMine(tabId)}>
              Keep mine
            </Button>
          </div>
        }
      >
        <Path>{source.path}</Path> was changed on disk while you edited it. Whichever you choose, the other
        stays open in a tab of its own.
      </Banner>
    )

  if (file.problem !== undefined)
    return (
      <Banner
        icon={<FileWarning />}
        action={
          <div className="flex gap-1.5">
            <Button size="small" onClick={() => void (source.dirty ? saveTab(tabId) : syncTab(tabId))}>
              Try again
            </Button>
            {saveAs}
          </div>
        }
      >
        <Path>{source.path}</Path>: {file.problem}
      </Banner>
    )

  return null
}

function Path({ children }: { children: string }) {
  return <code className="font-mono text-xs">{children || 'opencollection.yml'}</code>
}
