import { KeyRound } from 'lucide-react'
import type { EnvironmentContent } from '#shared/model/environment.ts'
import { Button } from '../../components/button.tsx'
import { WarningCard } from '../../components/warning-card.tsx'
import { adoptVanishedSecrets } from '../../state/environment-editor.ts'

const LIST = new Intl.ListFormat('en')

/** Offers values of secrets that a file renamed by another program has left behind. */
export function VanishedSecrets({ content: { secrets, vanished = [] } }: { content: EnvironmentContent }) {
  if (vanished.length === 0) return null
  const missing = secrets.filter(({ hasValue }) => !hasValue).map(({ name }) => `“${name}”`)
  return (
    <WarningCard icon={<KeyRound />} className="mt-3">
      <p>
        {LIST.format(missing)} {missing.length === 1 ? 'has' : 'have'} no value in the vault here. There are
        values of an environment that is gone: was its file renamed?
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        {vanished.map(name => (
          <Button key={name} size="small" onClick={() => void adoptVanishedSecrets(name)}>
            Use those of “{name}”
          </Button>
        ))}
      </div>
    </WarningCard>
  )
}
