import { ArrowLeftRight } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../../components/icon-button.tsx'
import { type TabItem, TabList, TabPanel, Tabs } from '../../components/tab-list.tsx'
import type { View } from '../../state/views.ts'
import { Quiet } from '../response/quiet.tsx'
import { BodyComparison } from './body-comparison.tsx'
import { HeaderComparison, headerDifferences } from './header-comparison.tsx'
import { SideSummary } from './side-summary.tsx'
import { TimingComparison } from './timing-comparison.tsx'
import { type Comparison, useComparison } from './use-comparison.ts'

type Section = 'timing' | 'headers' | 'body'

/** Two exchanges of the history against each other. */
export function ComparisonView({ view }: { view: View<'compare'> }) {
  const [ids, setIds] = useState(view.params)
  const [section, setSection] = useState<Section>('timing')
  const { comparison, failure } = useComparison(ids.leftId, ids.rightId)
  if (failure)
    return (
      <Quiet>
        {failure.message} {failure.hint}
      </Quiet>
    )
  if (!comparison) return null
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex shrink-0 items-center border-line border-b bg-app">
        <SideSummary side="A" record={comparison.left} />
        <IconButton
          label="Swap A and B"
          icon={<ArrowLeftRight />}
          onClick={() => setIds(({ leftId, rightId }) => ({ leftId: rightId, rightId: leftId }))}
        />
        <SideSummary side="B" record={comparison.right} />
      </header>
      <Tabs value={section} onValueChange={setSection} className="flex-1">
        <TabList label="Comparison" tabs={tabsOf(comparison)} />
        <TabPanel value="timing" className="flex flex-col">
          <TimingComparison comparison={comparison} />
        </TabPanel>
        <TabPanel value="headers" className="flex flex-col">
          <HeaderComparison comparison={comparison} />
        </TabPanel>
        <TabPanel value="body" className="flex flex-col">
          <BodyComparison bodies={comparison.bodies} />
        </TabPanel>
      </Tabs>
    </div>
  )
}

function tabsOf(comparison: Comparison): TabItem<Section>[] {
  const { response, request } = headerDifferences(comparison)
  const headers = response.length + request.length
  const { bodies } = comparison
  const values = bodies?.kind === 'text' ? bodies.values?.count : undefined
  return [
    { value: 'timing', label: 'Timing' },
    { value: 'headers', label: 'Headers', badge: headers > 0 ? headers : undefined },
    { value: 'body', label: 'Body', badge: values ? values : undefined }
  ]
}
