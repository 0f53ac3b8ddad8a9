import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { IconButton } from '../../components/icon-button.tsx'

const THANKS_MS = 1500

/** Puts text on the clipboard and says so for a moment. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>()
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), THANKS_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = () => {
    navigator.clipboard.writeText(text()).then(
      () => setOutcome('copied'),
      () => setOutcome('refused')
    )
  }
  return (
    <>
      <IconButton
        label={outcome === 'refused' ? 'The clipboard is out of reach' : label}
        icon={outcome === 'copied' ? <Check className="text-good" /> : <Copy />}
        onClick={copy}
      />
      <span role="status" className="sr-only">
        {outcome === 'copied' && 'Copied'}
      </span>
    </>
  )
}
