import { useEffect, useState } from 'react'
import type { TabExample } from '#shared/model/draft/tab.ts'
import type { Example } from '#shared/model/item.ts'
import { Badge } from '../../components/badge.tsx'
import { TabList, TabPanel, Tabs } from '../../components/tab-list.tsx'
import { explainFailure } from '../../state/explain-failure.ts'
import { useHost } from '../../state/host.ts'
import { readItem } from '../../state/tab-files.ts'
import { useTree } from '../../state/tree.ts'
import { HeaderTable } from '../response/headers/header-table.tsx'
import { Quiet } from '../response/quiet.tsx'
import { ExampleBody } from './example-body.tsx'

/** The answer that an example holds, until its request is sent. */
export function ExampleResponse({ source, name }: { source: TabExample; name: string | undefined }) {
  const { collectionId, path, index } = source
  // Told anew whenever its examples are others.
  const titles = useTree(state => state.tree.trees.get(collectionId)?.nodes.get(path)?.examples)
  const connected = useHost(state => state.status.state === 'connected')
  const [example, setExample] = useState<Example | 'gone'>()
  const [problem, setProblem] = useState<string>()
  const [section, setSection] = useState<'body' | 'headers'>('body')
  // biome-ignore lint/correctness/useExhaustiveDependencies: other titles are another content, and a host that is back can be asked again
  useEffect(() => {
    let wanted = true
    readItem({ collectionId, path }).then(
      content => {
        if (!wanted) return
        const found = content?.kind === 'draft' ? findExample(content.examples, index, name) : undefined
        setExample(found ?? 'gone')
        setProblem(undefined)
      },
      (thrown: unknown) => wanted && setProblem(explainFailure(thrown))
    )
    return () => {
      wanted = false
    }
  }, [collectionId, path, index, name, titles, connected])

  if (problem !== undefined) return <Quiet>This example could not be read. {problem}</Quiet>
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
          {body ? <ExampleBody body={body} /> : <Quiet>This example has no body.</Quiet>}
        </TabPanel>
        <TabPanel value="headers" className="overflow-auto">
          <HeaderTable label="Example headers" headers={headers} />
        </TabPanel>
      </Tabs>
    </div>
  )
}

/** Those before it may have been deleted since. @param name as it was called when it was opened */
function findExample(
  examples: readonly Example[],
  index: number,
  name: string | undefined
): Example | undefined {
  const there = examples[index]
  return there?.name === name ? there : examples.find(each => each.name === name)
}
