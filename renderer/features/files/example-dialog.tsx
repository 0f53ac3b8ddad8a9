import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { selectOnce } from '../../components/focus-once.ts'
import { TextField } from '../../components/text-field.tsx'
import { useExchanges } from '../../state/exchanges.ts'
import { explainFailure } from '../../state/explain-failure.ts'
import { saveExample } from '../../state/save-example.ts'
import { closeAnswered, closeDialog } from '../../state/ui.ts'
import { useDialog } from '../../state/use-dialog.ts'

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
  const [problem, setProblem] = useState<string>()
  const [saving, setSaving] = useState(false)

  const save = async () => {
    setSaving(true)
    setProblem(undefined)
    try {
      await saveExample(tabId, name.trim())
      onDone()
    } catch (thrown) {
      setProblem(explainFailure(thrown))
      setSaving(false)
    }
  }

  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label="Name"
        hint="It is stored in the file of the request, where others may read it: known secrets and cookies are masked."
        value={name}
        ref={selectOnce}
        onChange={event => setName(event.target.value)}
        maxLength={255}
      />
      <p role="alert" className="mt-2 min-h-4 text-bad text-xs">
        {problem}
      </p>
      <div className="mt-2 flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button variant="primary" type="submit" disabled={saving || name.trim() === ''}>
          Save example
        </Button>
      </div>
    </form>
  )
}
