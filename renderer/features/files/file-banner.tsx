import { FileWarning, FileX, GitCompare } from 'lucide-react'
import { type RefObject, useEffect, useRef } from 'react'
import { Button } from '../../components/button.tsx'
import { askWhereToSave, keepMine, saveTab, takeTheirs } from '../../state/save-draft.ts'
import type { TabFile } from '../../state/tab-file.ts'
import { holdsRequest, putFile, syncTab, useTabFiles } from '../../state/tab-files.ts'
import { findTab, useTabs } from '../../state/tabs.ts'
import { Banner } from '../host-status/banner.tsx'
import { showComparison } from './comparison.ts'
import { ITEM_KIND_WORDS } from './item-kind-words.ts'

/** What a person must know about the file of the tab in front: it is gone, it is another now, it could not be saved. */
export function FileBanner({ tabId }: { tabId: string }) {
  const file = useTabFiles(state => state.byTab[tabId])
  const source = useTabs(state => state.tabs.find(({ id }) => id === tabId)?.source)
  const banner = useLedTo(tabId, file)
  if (!file || !source) return null

  const tab = findTab(tabId)
  const unsaved = file.refused && 'Nothing was saved: '
  const saveAs = tab && holdsRequest(tab) && (
    <Button size="small" onClick={() => askWhereToSave(tab)}>
      Save as…
    </Button>
  )

  if (file.conflict === 'gone')
    return (
      <Banner ref={banner} icon={<FileX />} action={saveAs}>
        {unsaved}
        <Path>{source.path}</Path> is gone from the disk.
        {saveAs && ' What you see here is kept; it can be saved again.'}
      </Banner>
    )

  if (file.conflict?.kind === 'source')
    return (
      <Banner
        ref={banner}
        icon={<FileWarning />}
        action={
          <>
            <Button size="small" onClick={() => takeTheirs(tabId)}>
              Take the file’s
            </Button>
            {saveAs}
          </>
        }
      >
        {unsaved}
        <Path>{source.path}</Path> was changed on disk while you edited it, and cannot be saved over:{' '}
        {file.conflict.problem?.message ?? ITEM_KIND_WORDS[file.conflict.itemKind]} What you edited is kept.
      </Banner>
    )

  if (file.conflict)
    return (
      <Banner
        ref={banner}
        icon={<GitCompare />}
        action={
          <>
            <Button size="small" onClick={() => void showComparison(tabId)}>
              Compare
            </Button>
            <Button size="small" onClick={() => takeTheirs(tabId)}>
              Take the file’s
            </Button>
            <Button size="small" onClick={() => void keepMine(tabId)}>
              Keep mine
            </Button>
          </>
        }
      >
        {unsaved}
        <Path>{source.path}</Path> was changed on disk while you edited it. Whichever you choose, the other
        stays open in a tab of its own.
      </Banner>
    )

  if (file.problem !== undefined)
    return (
      <Banner
        icon={<FileWarning />}
        action={
          <>
            <Button size="small" onClick={() => void (source.dirty ? saveTab(tabId) : syncTab(tabId))}>
              Try again
            </Button>
            {saveAs}
          </>
        }
      >
        <Path>{source.path}</Path>: {file.problem}
      </Banner>
    )

  return null
}

/**
 * Leads a person who wanted to save to the choice that has to be made first: the focus goes to the first button, which
 * takes nothing away.
 */
function useLedTo(tabId: string, file: TabFile | undefined): RefObject<HTMLDivElement | null> {
  const banner = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!file?.refused || file.refused.led) return
    const place = banner.current
    const target = place?.querySelector('button') ?? place
    target?.focus()
    putFile(tabId, { ...file, refused: { led: true } })
  }, [tabId, file])
  return banner
}

function Path({ children }: { children: string }) {
  return <code className="font-mono text-xs">{children || 'opencollection.yml'}</code>
}
