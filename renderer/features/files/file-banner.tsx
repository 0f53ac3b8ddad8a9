import { FileWarning, FileX, GitCompare } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { keepMine, saveTab, takeTheirs } from '../../state/save-draft.ts'
import { syncTab, useTabFiles } from '../../state/tab-files.ts'
import { useTabs } from '../../state/tabs.ts'
import { Banner } from '../host-status/banner.tsx'
import { showComparison } from './comparison.ts'

/** What a person must know about the file of the tab in front: it is gone, it is another now, it could not be saved. */
export function FileBanner({ tabId }: { tabId: string }) {
  const file = useTabFiles(state => state.byTab[tabId])
  const source = useTabs(state => state.tabs.find(({ id }) => id === tabId)?.source)
  if (!file || !source) return null

  if (file.conflict === 'gone')
    return (
      <Banner
        icon={<FileX />}
        action={
          <Button size="small" onClick={() => void saveTab(tabId)}>
            Save as…
          </Button>
        }
      >
        <Path>{source.path}</Path> is gone from the disk. What you see here is kept; it can be saved again.
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
          <Button size="small" onClick={() => void (source.dirty ? saveTab(tabId) : syncTab(tabId))}>
            Try again
          </Button>
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
