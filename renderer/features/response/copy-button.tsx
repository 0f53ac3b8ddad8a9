import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { ClientError } from '#shared/model/client-error.ts'
import { IconButton } from '../../components/icon-button.tsx'

const THANKS_MS = 2500

interface CopyButtonProps {
  label: string
  /** May take its time, and may fail: why is then said in the place of the label. */
  text: () => string | Promise<string>
  /** Said in sight, where it is not plain what has been copied. */
  done?: string
}

/** Puts text on the clipboard and says so for a moment. */
export function CopyButton({ label, text, done }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<{ copied: true } | { refused: string }>()
  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), THANKS_MS)
    return () => clearTimeout(timer)
  }, [outcome])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(await text())
      setOutcome({ copied: true })
    } catch (error) {
      setOutcome({ refused: reasonOf(error) })
    }
  }
  const refused = outcome && 'refused' in outcome ? outcome.refused : undefined
  return (
    <>
      <span
        role="status"
        className={
          refused === undefined
            ? done === undefined
              ? 'sr-only'
              : 'whitespace-nowrap text-good text-xs'
            : 'max-w-80 truncate text-warn text-xs'
        }
      >
        {refused ?? (outcome && (done ?? 'Copied'))}
      </span>
      <IconButton
        label={refused ?? label}
        icon={outcome && !refused ? <Check className="text-good" /> : <Copy />}
        onClick={() => void copy()}
      />
    </>
  )
}

function reasonOf(error: unknown): string {
  return error instanceof ClientError ? error.message : 'The clipboard is out of reach'
}
