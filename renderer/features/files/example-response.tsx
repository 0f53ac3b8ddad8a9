import { useEffect, useState } from 'react'
import type { TabExample } from '#shared/model/draft/tab.ts'
import type { Example } from '#shared/model/item.ts'
import { Badge } from '../../components/badge.tsx'
import { CodeEditor } from '../../components/code-editor.tsx'
import { TabList, TabPanel, Tabs } from '../../components/tab-list.tsx'
import { readItem } from '../../state/tab-files.ts'
import { HeaderTable } from '../response/header-table.tsx'
import { Quiet } from '../response/quiet.tsx'

/** The answer that an example holds, until its request is sent. */
export function ExampleResponse({ source }: { source: TabExample }) {
  const { collectionId, path, index } = source
  const [example, setExample] = useState<Example | 'gone'>()
  const [section, setSection] = useState<'body' | 'headers'>('body')
  useEffect(() => {
    let wanted = true
    const show = (found: Example | undefined) => wanted && setExample(found ?? 'gone')
    readItem({ collectionId, path }).then(
      content => show(content?.kind === 'draft' ? content.examples[index] : undefined),
      () => show(undefined)
    )
    return () => {
      wanted = false
    }
  }, [collectionId, path, index])

  if (!example) return null
  if (example === 'gone' || !example.response) return <Quiet>This example is no longer in its file.</Quiet>
  const { status, statusText, headers, body } = example.response
  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <div className="flex h-9 shrink-0 items-center gap-3 border-line border-b px-3 text-xs">
        <Badge tone="neutral" className="h-5.5 px-2 text-xs">
          Example
        </Badge>
        <span className="font-mono">
          {status} {statusText}
        </span>
      </div>
      <Tabs value={section} onValueChange={setSection} className="flex-1">
        <TabList
          label="Response"
          tabs={[
            { value: 'body', label: 'Body' },
            { value: 'headers', label: 'Headers', badge: headers.length }
          ]}
        />
        <TabPanel value="body" className="flex flex-col">
          {body ? (
            <CodeEditor
              label="Example body"
              language={body.type === 'binary' ? 'text' : body.type}
              value={body.data}
              readOnly
            />
          ) : (
            <Quiet>This example has no body.</Quiet>
          )}
        </TabPanel>
        <TabPanel value="headers" className="overflow-auto">
          <HeaderTable label="Example headers" headers={headers} />
        </TabPanel>
      </Tabs>
    </div>
  )
}
