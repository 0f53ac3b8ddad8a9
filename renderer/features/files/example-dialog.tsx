import { useState } from 'react'
import { Dialog } from '../../components/dialog.tsx'
import { useExchanges } from '../../state/exchanges.ts'
import { saveExample } from '../../state/save-example.ts'
import { closeAnswered, closeDialog } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'
import { NameForm } from './name-form.tsx'

/** Asks what the example is to be called that an answer is kept as. */
export function ExampleDialog() {
  const { open, asked } = useDialog('example')
  return (
    <Dialog open={open} onClose={closeDialog} title="Save response as example">
      {asked && <ExampleForm key={asked.tabId} tabId={asked.tabId} onDone={() => closeAnswered(asked)} />}
    </Dialog>
  )
}

function ExampleForm({ tabId, onDone }: { tabId: string; onDone: () => void }) {
  const head = useExchanges(state => state.byTab[tabId]?.live?.exchange.hops.at(-1)?.response)
  const [name, setName] = useState(`${head?.status ?? ''} ${head?.statusText ?? ''}`.trim())
  return (
    <NameForm
      name={name}
      onName={setName}
      hint="It is stored in the file of the request, where others may read it: known secrets and cookies are masked."
      submit="Save example"
      onSave={async name => {
        await saveExample(tabId, name)
        onDone()
      }}
      onCancel={onDone}
    />
  )
}
