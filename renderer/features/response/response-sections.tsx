import type { LiveExchange } from '#shared/model/live-exchange.ts'
import { TabList, TabPanel, Tabs } from '../../components/tab-list.tsx'
import { BodySection } from './body-section.tsx'
import { ConnectionSection } from './connection-section.tsx'
import { HeadersSection } from './headers-section.tsx'
import { SentSection } from './sent-section.tsx'

export type ResponseSection = 'body' | 'headers' | 'connection' | 'request'

interface ResponseSectionsProps {
  live: LiveExchange
  section: ResponseSection
  onSection: (section: ResponseSection) => void
}

/** The response from its sides. What has arrived can be read while the rest is on its way. */
export function ResponseSections({ live, section, onSection }: ResponseSectionsProps) {
  const hop = live.exchange.hops.at(-1)
  const count = hop?.response?.headers.length
  return (
    <Tabs value={section} onValueChange={onSection} className="flex-1">
      <TabList
        label="Response"
        tabs={[
          { value: 'body', label: 'Body' },
          { value: 'headers', label: 'Headers', badge: count },
          { value: 'connection', label: 'Connection' },
          { value: 'request', label: 'Request' }
        ]}
      />
      <TabPanel value="body" className="flex flex-col">
        <BodySection live={live} />
      </TabPanel>
      <TabPanel value="headers" className="overflow-auto">
        <HeadersSection head={hop?.response} running={live.running} />
      </TabPanel>
      <TabPanel value="connection" className="overflow-auto">
        <ConnectionSection hop={hop} exchange={live.exchange} />
      </TabPanel>
      <TabPanel value="request" className="overflow-auto">
        <SentSection hops={live.exchange.hops} />
      </TabPanel>
    </Tabs>
  )
}
