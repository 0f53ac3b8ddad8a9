import { CircleCheck, CircleX } from 'lucide-react'
import { visibleText } from '#shared/format/visible-text.ts'
import type { Certificate } from '#shared/model/tls-info.ts'
import { matchName } from '#shared/tls/match-name.ts'

/** Which of the certificate's names is the one that was asked for, if one is. */
export function NameVerdict({ leaf, name }: { leaf: Certificate; name: string }) {
  const match = matchName(leaf, name)
  const Icon = match ? CircleCheck : CircleX
  return (
    <span className="flex items-start gap-1.5">
      <Icon aria-hidden="true" className={`mt-0.5 size-3.5 shrink-0 ${match ? 'text-good' : 'text-bad'}`} />
      <span className="min-w-0">
        {visibleText(name)}{' '}
        <span className="font-sans text-muted">
          {match ? `is matched by ${visibleText(match.entry)}` : sayNone(leaf.san.length)}
          {match?.by === 'common-name' && ', the common name: there is no subjectAltName'}
        </span>
      </span>
    </span>
  )
}

function sayNone(names: number): string {
  if (names === 0) return 'is not in the certificate, which has no names'
  return names === 1
    ? 'is not the name in the certificate'
    : `is none of the ${names} names in the certificate`
}
