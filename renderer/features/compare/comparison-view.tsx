import { ArrowLeftRight } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'
import { type TabItem, TabList, TabPanel, Tabs } from '../../components/tab-list.tsx'
import {
  type ComparisonSection,
  chooseSide,
  showInComparison,
  swapSides,
  useShownInComparison
} from '../../state/comparing.ts'
import type { View } from '../../state/views.ts'
import { Quiet } from '../response/quiet.tsx'
import { BodyComparison } from './body-comparison.tsx'
import { compareHeads } from './compare-heads.ts'
import { HeaderComparison } from './header-comparison.tsx'
import { SideSummary } from './side-summary.tsx'
import { TimingComparison } from './timing-comparison.tsx'
import { type BothRecords, type ComparedBodiesState, useComparison } from './use-comparison.ts'

/** Two exchanges of the history against each other. */
export function ComparisonView({ view }: { view: View<'compare'> }) {
  const { section, look } = useShownInComparison(view.id)
  const { left, right, bodies } = useComparison(view.params)
  const both = left?.record && right?.record ? { left: left.record, right: right.record } : undefined
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex shrink-0 items-start border-line border-b bg-app">
        <SideSummary side="A" read={left} onChoose={() => chooseSide(view, 'A', right?.record?.entry)} />
        <IconButton
          label="Swap A and B"
          icon={<ArrowLeftRight />}
          className="mt-2.5"
          onClick={() => swapSides(view)}
        />
        <SideSummary side="B" read={right} onChoose={() => chooseSide(view, 'B', left?.record?.entry)} />
      </header>
      {both ? (
        <Tabs
          value={section}
          onValueChange={section => showInComparison(view.id, { section })}
          className="flex-1"
        >
          <TabList label="Comparison" tabs={tabsOf(both, bodies)} />
          <TabPanel value="timing" className="flex flex-col">
            <TimingComparison {...both} />
          </TabPanel>
          <TabPanel value="headers" className="flex flex-col">
            <HeaderComparison {...both} />
          </TabPanel>
          <TabPanel value="body" className="flex flex-col">
            <BodyComparison
              bodies={bodies}
              look={look}
              onLook={look => showInComparison(view.id, { look })}
            />
          </TabPanel>
        </Tabs>
      ) : (
        left && right && <Quiet>Choose another exchange for the side that is not there.</Quiet>
      )}
    </div>
  )
}

function tabsOf(both: BothRecords, bodies: ComparedBodiesState | undefined): TabItem<ComparisonSection>[] {
  const { response, request } = compareHeads(both.left.exchange, both.right.exchange)
  const heads = response.length + request.length
  const values = bodies?.kind === 'text' ? bodies.values?.count : undefined
  return [
    { value: 'timing', label: 'Timing' },
    { value: 'headers', label: 'Headers', badge: heads > 0 ? heads : undefined },
    { value: 'body', label: 'Body', badge: values ? values : undefined }
  ]
}
