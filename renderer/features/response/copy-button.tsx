import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import { IconButton } from '../../components/icon-button.tsx'
import { tellFailure } from '../../state/notices.ts'

const THANKS_MS = 2500

interface CopyButtonProps {
  label: string
  /** May take its time, and may fail. */
  text: () => string | Promise<string>
  /** Said in sight, where it is not plain what has been copied. */
  done?: string
}

/** Puts text on the clipboard and says so for a moment. */
export function CopyButton({ label, text, done }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'refused'>()
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), THANKS_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await text())
      setOutcome('copied')
    } catch (error) {
      // What there is to say of a text needs more room than there is here.
      if (error instanceof ClientError) tellFailure('It was not copied.', error)
      else setOutcome('refused')
    }
  }
  return (
    <>
      <span role="status" className={done === undefined ? 'sr-only' : 'whitespace-nowrap text-good text-xs'}>
        {outcome === 'copied' && (done ?? 'Copied')}
      </span>
      <IconButton
        label={outcome === 'refused' ? 'The clipboard is out of reach' : label}
        icon={outcome === 'copied' ? <Check className="text-good" /> : <Copy />}
        onClick={() => void copy()}
      />
    </>
  )
}
